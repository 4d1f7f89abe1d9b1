package plumbline.conform.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conditions are read from a binding and compared with what they are said to mean. */
class ConditionTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> VALUES =
      List.of("0", "1", "2", "\"\"", "\"x\"", "\"1\"", "true", "false", "null", "[1]", "[]");

  /** A condition with its meaning, said a second time and more slowly. */
  record Said(String text, Predicate<Map<String, JsonNode>> meaning) {}

  @Property(tries = 2000)
  void a_condition_means_what_its_words_say(
      @ForAll("conditions") Said said, @ForAll("lines") Map<String, JsonNode> members) {
    JsonNode line = JSON.createObjectNode().setAll(members);
    assertThat(condition(said.text).holds(line))
        .as(said.text + " of " + line)
        .isEqualTo(said.meaning.test(members));
  }

  @Provide
  Arbitrary<Map<String, JsonNode>> lines() {
    return Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.of(VALUES).map(ConditionTest::json));
  }

  @Provide
  Arbitrary<Said> conditions() {
    return Arbitraries.recursive(this::simple, this::compound, 0, 4);
  }

  private Arbitrary<Said> simple() {
    Arbitrary<String> name = Arbitraries.of(NAMES);
    Arbitrary<String> sign = Arbitraries.of("==", "!=", "<", "<=", ">", ">=");
    Arbitrary<Said> toLiteral =
        Combinators.combine(name, sign, Arbitraries.of(VALUES))
            .as(
                (n, s, v) ->
                    new Said(
                        "$.%s %s %s".formatted(n, s, v), line -> compare(line.get(n), s, json(v))));
    Arbitrary<Said> toPath =
        Combinators.combine(name, sign, name)
            .as(
                (n, s, m) ->
                    new Said(
                        "$.%s%s$['%s']".formatted(n, s, m),
                        line -> compare(line.get(n), s, line.get(m))));
    Arbitrary<Said> in =
        Combinators.combine(name, Arbitraries.of(VALUES).list().ofMaxSize(3))
            .as(
                (n, values) ->
                    new Said(
                        "$.%s in [%s]".formatted(n, String.join(", ", values)),
                        line ->
                            values.stream().anyMatch(v -> compare(line.get(n), "==", json(v)))));
    Arbitrary<Said> exists =
        name.map(n -> new Said("exists($." + n + ")", line -> line.containsKey(n)));
    Arbitrary<Said> truth =
        name.map(n -> new Said("$." + n, line -> json("true").equals(line.get(n))));
    return Arbitraries.oneOf(toLiteral, toPath, in, exists, truth);
  }

  private Arbitrary<Said> compound(Arbitrary<Said> part) {
    Arbitrary<Said> and =
        Combinators.combine(part, part)
            .as(
                (x, y) ->
                    new Said("(%s) and (%s)".formatted(x.text, y.text), x.meaning.and(y.meaning)));
    Arbitrary<Said> or =
        Combinators.combine(part, part)
            .as((x, y) -> new Said("(%s) or %s".formatted(x.text, y.text), x.meaning.or(y.meaning)))
            .filter(said -> !said.text.contains(" and "));
    Arbitrary<Said> not = part.map(x -> new Said("not (%s)".formatted(x.text), x.meaning.negate()));
    return Arbitraries.oneOf(and, or, not);
  }

  private static boolean compare(JsonNode left, String sign, JsonNode right) {
    boolean numbers = left != null && right != null && left.isNumber() && right.isNumber();
    boolean strings = left != null && right != null && left.isString() && right.isString();
    int order =
        numbers
            ? Integer.compare(left.intValue(), right.intValue())
            : strings ? left.stringValue().compareTo(right.stringValue()) : 0;
    return switch (sign) {
      case "==" -> left != null && left.equals(right);
      case "!=" -> left == null || !left.equals(right);
      case "<" -> (numbers || strings) && order < 0;
      case "<=" -> (numbers || strings) && order <= 0;
      case ">" -> (numbers || strings) && order > 0;
      default -> (numbers || strings) && order >= 0;
    };
  }

  @Test
  void or_binds_less_than_and_and_not_binds_most() {
    Condition condition = condition("not $.a and $.b or $.c");
    assertThat(condition.holds(json("{\"a\": false, \"b\": true, \"c\": false}"))).isTrue();
    assertThat(condition.holds(json("{\"a\": true, \"b\": true, \"c\": true}"))).isTrue();
    assertThat(condition.holds(json("{\"a\": true, \"b\": true, \"c\": false}"))).isFalse();
  }

  @Test
  void numbers_are_compared_by_value_at_any_size() {
    assertThat(condition("$.a == 1").holds(json("{\"a\": 1.0}"))).isTrue();
    assertThat(
            condition("$.a < 123456789012345678901234567890")
                .holds(json("{\"a\": 123456789012345678901234567889}")))
        .isTrue();
    assertThat(condition("$.a >= -1.5").holds(json("{\"a\": -1.5}"))).isTrue();
  }

  @Test
  void a_record_equals_one_with_the_same_fields_in_another_order() {
    assertThat(
            condition("$.a == $.b")
                .holds(json("{\"a\": {\"x\": 1, \"y\": [2]}, \"b\": {\"y\": [2], \"x\": 1}}")))
        .isTrue();
  }

  @Test
  void an_element_is_looked_up_in_a_list_of_the_line() {
    assertThat(condition("$.a in $.b").holds(json("{\"a\": 2, \"b\": [1, 2]}"))).isTrue();
    assertThat(condition("$.a not in $.b").holds(json("{\"a\": 2, \"b\": [1, 2]}"))).isFalse();
  }

  @Test
  void a_name_may_have_dashes_and_stand_in_quotes() {
    assertThat(condition("$.node-id == 'n-1'").holds(json("{\"node-id\": \"n-1\"}"))).isTrue();
    assertThat(condition("$['a b'][0] == 3").holds(json("{\"a b\": [3]}"))).isTrue();
  }

  private static Condition condition(String text) {
    return BindingFile.parse("b.yaml", "ignore: [{when: " + JSON.writeValueAsString(text) + "}]")
        .ignore()
        .getFirst()
        .when()
        .orElseThrow();
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
