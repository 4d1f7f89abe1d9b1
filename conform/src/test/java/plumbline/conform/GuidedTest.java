package plumbline.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import plumbline.conform.Guided.Picked;
import plumbline.tla.value.AnySet;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.CapValue;
import plumbline.tla.value.CupValue;
import plumbline.tla.value.DiffValue;
import plumbline.tla.value.FilterValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.InfiniteSet;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.IntervalValue;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Sets;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.UnionValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class GuidedTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEPTH = 3;

  private final Atoms atoms = new Atoms();
  private final Value servers =
      SetValue.of(atoms.model("s1"), atoms.model("s2"), atoms.model("s3"));
  private final Guided guided = new Guided(atoms, new Likeness(Optional.empty()));

  /** A set with one of its elements. */
  private record Typed(Value set, Value element) {}

  @Property(tries = 3_000)
  void what_a_log_says_of_an_element_picks_it_out_of_its_set(@ForAll long seed) {
    Typed typed = typed(new Random(seed), DEPTH);
    Picked picked = guided.pick(typed.set, json(typed.element), "v");
    assertThat(picked)
        .as("%s logged, seed %d", json(typed.element), seed)
        .isInstanceOf(Picked.Element.class);
    Value value = ((Picked.Element) picked).value();
    assertThat(value.fingerprint()).as("%s", value).isEqualTo(typed.element.fingerprint());
    assertThat(value.isStrict()).isTrue();
  }

  private Typed typed(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 15)) {
      case 0 -> new Typed(servers, SetValue.EMPTY.equals(servers) ? servers : one(servers, random));
      case 1 -> {
        int low = random.nextInt(5) - 3;
        yield new Typed(new IntervalValue(low, low + 9), IntValue.of(low + random.nextInt(10)));
      }
      case 2 -> new Typed(InfiniteSet.NAT, Integers.of(new BigInteger(70, random)));
      case 3 -> new Typed(Sets.BOOLEAN, one(Sets.BOOLEAN, random));
      case 4 -> {
        Value words = SetValue.of(atoms.string("idle"), atoms.string("busy"));
        yield new Typed(words, one(words, random));
      }
      case 5 -> new Typed(InfiniteSet.STRING, atoms.string("word" + random.nextInt(9)));
      case 6 -> function(random, depth);
      case 7 -> record(random, depth);
      case 8 -> subset(random, depth);
      case 9 -> sequence(random, depth);
      case 10 -> {
        Typed left = typed(random, depth - 1);
        Typed right = typed(random, depth - 1);
        yield new Typed(
            Sets.product(left.set, right.set), FunctionValue.sequence(left.element, right.element));
      }
      case 11 -> {
        Typed other = function(random, depth);
        yield random.nextBoolean()
            ? new Typed(new CupValue(InfiniteSet.NAT, other.set), other.element)
            : new Typed(new CupValue(other.set, InfiniteSet.NAT), IntValue.of(random.nextInt(9)));
      }
      case 12 -> {
        Typed base = function(random, depth);
        yield new Typed(new FilterValue(base.set, v -> true), base.element);
      }
      case 13 -> {
        Typed base = record(random, depth);
        yield random.nextBoolean()
            ? new Typed(new CapValue(InfiniteSet.ANY, base.set), base.element)
            : new Typed(new DiffValue(base.set, SetValue.EMPTY), base.element);
      }
      default -> {
        Typed base = record(random, depth);
        yield new Typed(new UnionValue(SetValue.of(base.set)), base.element);
      }
    };
  }

  private Typed function(Random random, int depth) {
    Value domain = random.nextBoolean() ? servers : new IntervalValue(1, 3);
    Typed range = typed(random, depth - 1);
    return new Typed(
        Sets.functions(domain, range.set), FunctionValue.of(domain, x -> range.element));
  }

  private Typed record(Random random, int depth) {
    Typed first = typed(random, depth - 1);
    Typed second = typed(random, depth - 1);
    StringValue[] names = {atoms.string("term"), atoms.string("from")};
    return new Typed(
        Sets.records(names, new Value[] {first.set, second.set}),
        FunctionValue.record(names, new Value[] {first.element, second.element}));
  }

  private Typed subset(Random random, int depth) {
    Typed base = typed(random, depth - 1);
    return new Typed(
        Sets.subset(base.set), random.nextBoolean() ? SetValue.EMPTY : SetValue.of(base.element));
  }

  private Typed sequence(Random random, int depth) {
    Typed base = typed(random, depth - 1);
    List<Value> elements = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      elements.add(base.element);
    }
    return new Typed(Sets.seq(base.set), FunctionValue.sequence(elements.toArray(Value[]::new)));
  }

  private static Value one(Value set, Random random) {
    SetValue listed = set.enumerated();
    return listed.get(random.nextInt(listed.count()));
  }

  private static JsonNode json(Value value) {
    return switch (value) {
      case StringValue s -> JSON.stringNode(s.text());
      case ModelValue m -> JSON.stringNode(m.name());
      case BoolValue b -> JSON.booleanNode(b.value());
      case FunctionValue f when f.isSequence() -> {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < f.count(); i++) {
          array.add(json(f.valueAt(i)));
        }
        yield array;
      }
      case FunctionValue f -> {
        ObjectNode object = JSON.objectNode();
        for (int i = 0; i < f.count(); i++) {
          object.set(Likeness.name(f.keyAt(i)), json(f.valueAt(i)));
        }
        yield object;
      }
      case AnySet s -> {
        ArrayNode array = JSON.arrayNode();
        ValueIterator elements = s.iterator();
        for (Value v = elements.next(); v != null; v = elements.next()) {
          array.add(json(v));
        }
        yield array;
      }
      default -> JSON.numberNode(Integers.big(value));
    };
  }

  private static JsonNode read(String json) {
    return JsonMapper.shared().readTree(json.replace('\'', '"'));
  }

  private String picked(Value set, String json) {
    return switch (guided.pick(set, read(json), "v")) {
      case Picked.Element(Value value) -> value.toString();
      case Picked.Misfit misfit -> misfit.toString();
    };
  }

  @Test
  void a_function_of_which_points_are_missing_is_refused_at_the_point() {
    Value states = Sets.functions(servers, new IntervalValue(0, 9));
    assertThat(picked(states, "{'s1': 1, 's3': 2}")).isEqualTo("v[s2] was not logged");
    assertThat(picked(states, "{'s1': 1, 's2': 1, 's3': 2, 's4': 0}"))
        .isEqualTo("v has no s4, which was logged");
    assertThat(picked(states, "{'s1': 1, 's2': 10, 's3': 2}"))
        .isEqualTo("v[s2] is 10, which is not in 0..9");
  }

  @Test
  void points_that_were_not_logged_may_be_taken_from_elsewhere() {
    Value states = Sets.functions(servers, new IntervalValue(0, 9));
    Value zeros = FunctionValue.of(servers, s -> IntValue.of(0));
    assertThat(guided.pick(states, read("{'s2': 7}"), "v", Optional.of(zeros)))
        .isEqualTo(new Picked.Element(zeros.with(atoms.model("s2"), IntValue.of(7))));
  }

  @Test
  void the_informal_trace_format_is_understood() {
    Value sets = Sets.subset(InfiniteSet.INT);
    assertThat(picked(sets, "{'#set': [{'#bigint': '3'}, 1]}")).isEqualTo("{1, 3}");
    Value states = Sets.functions(new IntervalValue(4, 5), Sets.BOOLEAN);
    assertThat(picked(states, "{'#map': [[5, true], [4, false]]}"))
        .isEqualTo("(4 :> FALSE @@ 5 :> TRUE)");
    assertThat(picked(Sets.seq(InfiniteSet.INT), "{'#tup': [4, 5]}")).isEqualTo("<<4, 5>>");
  }

  @Test
  void a_part_of_a_value_is_no_value() {
    Value logs = Sets.seq(InfiniteSet.NAT);
    assertThat(picked(logs, "{'#len': 3}"))
        .startsWith("v is {\"#len\":3}, which is not in Seq(Nat)");
    Value states = Sets.functions(servers, logs);
    assertThat(picked(states, "{'#size': 3}")).isEqualTo("v was logged by its #size only");
  }

  @Test
  void without_a_set_another_value_tells_the_shape() {
    Value zeros = FunctionValue.of(servers, s -> SetValue.EMPTY);
    assertThat(guided.like(zeros, read("{'s1': [], 's2': ['s1'], 's3': [3, 3]}"), "votes", false))
        .hasToString("Element[value=(s1 :> {} @@ s2 :> {s1} @@ s3 :> {3})]");
    assertThat(guided.like(zeros, read("{'s1': []}"), "votes", false))
        .hasToString("votes[s2] was not logged");
    assertThat(guided.like(FunctionValue.EMPTY, read("['s1', 'idle']"), "queue", false))
        .hasToString("Element[value=<<s1, \"idle\">>]");
    assertThat(guided.like(IntValue.of(0), read("'17'"), "n", false))
        .hasToString("Element[value=17]");
  }
}
