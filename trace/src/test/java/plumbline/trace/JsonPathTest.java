package plumbline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonPathTest {
  private static final JsonNode LINE =
      JsonMapper.shared()
          .readTree("{\"msg\":{\"f\":1,\"a b\":[{\"c\":2}],\"x/y~z\":3,\"it's\":4},\"0\":5}");

  @ParameterizedTest
  @CsvSource({
    "$.msg.f, 1",
    "$['msg']['a b'][0].c, 2",
    "'$.msg[\"x/y~z\"]', 3",
    "$.msg['it\\'s'], 4",
    "$.0, 5",
  })
  void leads_to_one_place(String path, int value) {
    assertThat(JsonPath.parse(path).in(LINE).intValue()).isEqualTo(value);
  }

  @Test
  void the_whole_line_and_nothing_are_places_too() {
    assertThat(JsonPath.parse("$").in(LINE)).isSameAs(LINE);
    assertThat(JsonPath.parse("$.msg.f.g").in(LINE).isMissingNode()).isTrue();
    assertThat(JsonPath.member("a b").text()).isEqualTo("$['a b']");
  }

  @ParameterizedTest
  @CsvSource({
    "msg, 'a path begins with $, the whole line: $.name, at character 1'",
    "$msg, 'expected .name, [''name''] or [0], at character 2'",
    "$.a..b, 'expected a name, at character 5'",
    "$.a[*], 'expected ''name'' or a number from 0, at character 5'",
    "$.*, 'a path leads to one place; * leads to many, at character 3'",
    "$['a, 'expected '', at character 5'",
    "$[0, 'expected ], at character 4'",
  })
  void what_is_no_path_is_told_where(String path, String message) {
    assertThatThrownBy(() -> JsonPath.parse(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + path + "\" is no path: " + message);
  }
}
