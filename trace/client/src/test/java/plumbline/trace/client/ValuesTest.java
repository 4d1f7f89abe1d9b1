package plumbline.trace.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {
  private enum Role {
    LEADER {
      @Override
      public String toString() {
        return "the leader";
      }
    },
    FOLLOWER
  }

  private record Entry(int term, Optional<String> value) {}

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(null, "null"),
        Arguments.of("a\"b\\c\nd\u0001e", "\"a\\\"b\\\\c\\nd\\u0001e\""),
        Arguments.of("é€😀", "\"é€😀\""),
        Arguments.of("\ud83d!", "\"\\ud83d!\""),
        Arguments.of('c', "\"c\""),
        Arguments.of(7, "7"),
        Arguments.of((byte) -128, "-128"),
        Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
        Arguments.of(new AtomicLong(10), "10"),
        Arguments.of(BigInteger.TEN.pow(30), "1000000000000000000000000000000"),
        Arguments.of(new BigDecimal("0.10"), "0.10"),
        Arguments.of(1.5, "1.5"),
        Arguments.of(Double.NaN, "\"NaN\""),
        Arguments.of(true, "true"),
        Arguments.of(Role.LEADER, "\"LEADER\""),
        Arguments.of(List.of(), "[]"),
        Arguments.of(Arrays.asList(1, null), "[1,null]"),
        Arguments.of(Set.of("r1"), "[\"r1\"]"),
        Arguments.of(new int[] {1, 2}, "[1,2]"),
        Arguments.of(new Object[] {new long[0], "x"}, "[[],\"x\"]"),
        Arguments.of(Map.of(), "{}"),
        Arguments.of(Map.of(1, List.of(2)), "{\"1\":[2]}"),
        Arguments.of(Collections.singletonMap(null, 1), "{\"null\":1}"),
        Arguments.of(new EnumMap<>(Map.of(Role.LEADER, 1)), "{\"LEADER\":1}"),
        Arguments.of(new Entry(3, Optional.of("x")), "{\"term\":3,\"value\":\"x\"}"),
        Arguments.of(new Entry(3, Optional.empty()), "{\"term\":3,\"value\":null}"),
        Arguments.of(OptionalInt.of(3), "3"),
        Arguments.of(OptionalInt.empty(), "null"),
        Arguments.of(Path.of("a", "b"), "\"a/b\""),
        Arguments.of(Thread.State.class, "\"class java.lang.Thread$State\""));
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_value_has_one_form_in_json(Object value, String json) {
    assertThat(json(value)).isEqualTo(json);
  }

  @Property
  void any_long_has_its_digits(@ForAll long value) {
    assertThat(json(value)).isEqualTo(Long.toString(value));
  }

  @Property
  void any_text_of_whole_characters_is_its_utf8_between_quotes(@ForAll int point) {
    int codePoint = Math.floorMod(point, Character.MAX_CODE_POINT);
    if (codePoint >= ' '
        && codePoint != '"'
        && codePoint != '\\'
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)) {
      String text = Character.toString(codePoint);
      assertThat(json(text)).isEqualTo('"' + text + '"');
    }
  }

  @Test
  void a_value_without_end_is_cut_at_the_limit() {
    Json json = new Json(1000);
    Iterable<String> endless = () -> Stream.generate(() -> "x").iterator();
    new Values().write(json, endless);
    assertThat(json.overrun()).isTrue();
    assertThat(json.length()).isBetween(900, 1000);
  }

  @ParameterizedTest
  @MethodSource("deep")
  void a_value_nested_too_deep_is_refused(Object value) {
    Json json = new Json(1000);
    assertThatIllegalArgumentException().isThrownBy(() -> new Values().write(json, value));
  }

  static Stream<Object> deep() {
    Object list = 1;
    Object optional = 1;
    for (int i = 0; i < 200; i++) {
      list = List.of(list);
      optional = Optional.of(optional);
    }
    return Stream.of(list, optional);
  }

  private static String json(Object value) {
    Json json = new Json(1 << 20);
    new Values().write(json, value);
    return new String(json.bytes(), 0, json.length(), UTF_8);
  }
}
