package plumbline.tla.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A value is the same whatever form it has, asked without being listed, stored and read again. */
class FormsTest {
  private final Atoms atoms = new Atoms();

  @Property(tries = 300)
  void a_function_is_the_same_lazy_or_strict(@ForAll("values") List<Value> values) {
    int n = values.size();
    Value domain = Sets.interval(IntValue.of(1), IntValue.of(n));
    Value sequence = FunctionValue.sequence(values.toArray(Value[]::new));
    Value strict = FunctionValue.of(domain, k -> values.get((int) ((IntValue) k).value() - 1));
    Value lazy =
        new LazyFunctionValue(domain, k -> values.get((int) ((IntValue) k).value() - 1), false);
    assertSame(sequence, strict);
    assertSame(lazy, sequence);
    assertThat(sequence.domain()).isEqualTo(domain);
  }

  @Test
  void a_set_with_too_many_elements_to_count_is_printed_as_it_is_written() {
    Value hundred = Sets.interval(IntValue.of(1), IntValue.of(100));
    assertThat(Sets.functions(hundred, hundred)).hasToString("[1..100 -> 1..100]");
    assertThatThrownBy(() -> Sets.functions(hundred, hundred).size())
        .hasMessage("too many elements to count: [1..100 -> 1..100]");
  }

  @Property(tries = 300)
  void a_record_is_a_function_of_its_names(@ForAll("value") Value a, @ForAll("value") Value b) {
    StringValue[] names = {atoms.string("b"), atoms.string("a")};
    Value record = FunctionValue.record(names.clone(), new Value[] {b, a});
    Value function =
        FunctionValue.of(SetValue.of(names.clone()), k -> k.equals(atoms.string("a")) ? a : b);
    assertSame(record, function);
    assertThat(record.apply(atoms.string("a"))).isEqualTo(a);
  }

  @Property(tries = 300)
  void an_update_gives_the_function_that_would_have_been_written(
      @ForAll("values") List<Value> values, @ForAll("value") Value other) {
    for (int i = 0; i < values.size(); i++) {
      Value[] written = values.toArray(Value[]::new);
      Value before = FunctionValue.sequence(written.clone());
      assertThat(before.fingerprint()).isNotZero(); // known, so that the update goes on from it
      written[i] = other;
      assertSame(before.with(IntValue.of(i + 1), other), FunctionValue.sequence(written));
    }
    Value sequence = FunctionValue.sequence(values.toArray(Value[]::new));
    assertThat(sequence.with(IntValue.of(99), other)).isEqualTo(sequence);
  }

  @Property(tries = 500)
  void what_is_written_is_read_again(@ForAll("value") Value value) throws IOException {
    ValueWriter writer = new ValueWriter(atoms);
    writer.write(value);
    writer.write(value);
    assertReads(new ValueReader(atoms, writer.toByteArray()), value);
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    atoms.writeTo(new DataOutputStream(stored));
    Atoms restored =
        Atoms.readFrom(new DataInputStream(new ByteArrayInputStream(stored.toByteArray())));
    ValueReader reader = new ValueReader(restored, writer.toByteArray());
    assertThat(reader.read()).hasToString(value.toString());
  }

  @Property(tries = 500)
  void what_is_written_to_be_portable_is_read_with_other_atoms(@ForAll("value") Value value) {
    PortableWriter writer = new PortableWriter();
    writer.write(value);
    writer.natural(7);
    writer.write(value);
    PortableReader here = new PortableReader(atoms, writer.toByteArray());
    assertThat(here.read()).isEqualTo(value);
    assertThat(here.natural()).isEqualTo(7);
    assertThat(here.read()).isEqualTo(value);
    Atoms others = new Atoms();
    // Texts that come in another order are in another order there.
    others.string("zz");
    Value there = new PortableReader(others, writer.toByteArray()).read();
    writer.reset();
    writer.write(there);
    assertThat(new PortableReader(atoms, writer.toByteArray()).read()).isEqualTo(value);
  }

  private static void assertReads(ValueReader reader, Value value) {
    assertSame(reader.read(), value);
    assertSame(reader.read(), value);
  }

  @Property(tries = 300)
  void the_order_is_total_among_what_can_be_compared(@ForAll("values") List<Value> values) {
    List<Value> sorted = values.stream().sorted().toList();
    SetValue set = SetValue.of(values.toArray(Value[]::new));
    assertThat(sorted.stream().distinct().toList()).isEqualTo(listed(set));
    for (Value v : values) {
      assertThat(set.contains(v)).isTrue();
      assertThat(set.without(v).contains(v)).isFalse();
      assertSame(set.without(v).with(v), set);
    }
  }

  @Test
  void a_large_set_is_asked_and_counted_without_being_listed() {
    Value forty = Sets.interval(IntValue.of(1), IntValue.of(40));
    assertThat(Sets.subset(forty).size()).isEqualTo(1L << 40);
    assertThat(Sets.subset(forty).contains(SetValue.of(IntValue.of(3), IntValue.of(40)))).isTrue();
    assertThat(Sets.subset(forty).contains(SetValue.of(IntValue.of(41)))).isFalse();
    Value hundred = Sets.interval(IntValue.of(1), IntValue.of(100));
    Value identity = FunctionValue.of(hundred, k -> k);
    assertThat(Sets.functions(hundred, InfiniteSet.NAT).contains(identity)).isTrue();
    assertThat(Sets.functions(hundred, forty).contains(identity)).isFalse();
    assertThat(Sets.seq(InfiniteSet.NAT).contains(identity)).isTrue();
    assertThat(Sets.product(InfiniteSet.INT, Sets.subset(InfiniteSet.STRING)).isEnumerable())
        .isFalse();
    assertThat(
            Sets.subset(Sets.interval(IntValue.of(1), IntValue.of(1_000_000_000))).contains(forty))
        .isTrue();
    assertThatThrownBy(() -> Sets.subset(hundred).size()).isInstanceOf(ValueException.class);
  }

  @Test
  void values_of_different_kinds_cannot_be_compared() {
    Value one = IntValue.of(1);
    Value string = atoms.string("1");
    for (Value other :
        List.of(string, BoolValue.TRUE, SetValue.EMPTY, FunctionValue.sequence(one))) {
      assertThatThrownBy(() -> one.equals(other)).isInstanceOf(ValueException.class);
      assertThatThrownBy(() -> other.equals(one)).isInstanceOf(ValueException.class);
      assertThatThrownBy(() -> one.compareTo(other)).isInstanceOf(ValueException.class);
      assertThatThrownBy(() -> SetValue.of(one, other)).isInstanceOf(ValueException.class);
      assertThat(atoms.model("m")).isNotEqualTo(other).isNotEqualTo(one);
      assertThat(other.equals(atoms.model("m"))).isFalse();
    }
  }

  @Test
  void typed_model_values_are_equal_only_to_their_own_type() {
    Value a = atoms.model("A_1");
    assertThat(a).isNotEqualTo(atoms.model("A_2")).isNotEqualTo(atoms.model("untyped"));
    assertThatThrownBy(() -> a.equals(atoms.model("B_1"))).isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> a.equals(IntValue.of(1))).isInstanceOf(ValueException.class);
    assertThat(SetValue.of(a, atoms.model("B_1")).size()).isEqualTo(2);
  }

  /** Integers, strings, sets, sequences and records; one list holds values of one type. */
  @Provide
  Arbitrary<List<Value>> values() {
    return Arbitraries.of(0, 1, 2, 3, 4).flatMap(k -> of(k, 2).list().ofMaxSize(4));
  }

  @Provide
  Arbitrary<Value> value() {
    return Arbitraries.of(0, 1, 2, 3, 4).flatMap(k -> of(k, 2));
  }

  private Arbitrary<Value> of(int kind, int depth) {
    Arbitrary<Value> numbers = Arbitraries.longs().map(IntValue::of);
    return switch (depth == 0 ? kind % 2 : kind) {
      case 0 -> numbers;
      case 1 -> Arbitraries.of("a", "b", "c", "").map(atoms::string);
      case 2 ->
          of(kind - 1, depth - 1)
              .list()
              .ofMaxSize(4)
              .map(l -> SetValue.of(l.toArray(Value[]::new)));
      case 3 ->
          of(kind - 3, depth - 1)
              .list()
              .ofMaxSize(4)
              .map(l -> FunctionValue.sequence(l.toArray(Value[]::new)));
      default ->
          Combinators.combine(of(2, depth - 1), of(0, depth - 1))
              .as(
                  (x, y) ->
                      FunctionValue.record(
                          new StringValue[] {atoms.string("x"), atoms.string("y")},
                          new Value[] {x, y}));
    };
  }

  private static List<Value> listed(SetValue set) {
    List<Value> listed = new java.util.ArrayList<>();
    for (int i = 0; i < set.count(); i++) {
      listed.add(set.get(i));
    }
    return listed;
  }

  private static void assertSame(Value a, Value b) {
    assertThat(a).isEqualTo(b);
    assertThat(b).isEqualTo(a);
    assertThat(a.compareTo(b)).isZero();
    assertThat(a.fingerprint()).isEqualTo(b.fingerprint());
    assertThat(a.hashCode()).isEqualTo(b.hashCode());
    assertThat(a.strict()).hasToString(b.strict().toString());
  }
}
