package plumbline.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.tla.Spec;
import plumbline.trace.order.Order;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commutes for the spec may not commute for what is demanded of each behaviour. */
class OrderOfDemandsTest {
  private static final Path FOLDER = Path.of("src/test/resources/orders");

  @ParameterizedTest
  @ValueSource(strings = {"Flags.invariant.cfg", "Flags.step.cfg"})
  void an_order_that_keeps_what_is_demanded_is_found(String config) {
    assertThat(
            word(
                config,
                "{'action':'RaiseLeft','node':'a','clock':{'a':1}}",
                "{'action':'RaiseRight','node':'b','clock':{'b':1}}"))
        .isEqualTo("conforms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Flags.invariant.cfg", "Flags.step.cfg"})
  void an_order_that_cannot_be_is_not(String config) {
    assertThat(
            word(
                config,
                "{'action':'RaiseLeft','node':'a','clock':{'a':1}}",
                "{'action':'RaiseRight','node':'b','clock':{'a':1,'b':1}}"))
        .isEqualTo("deviates");
  }

  private static String word(String config, String... lines) {
    Spec spec = Spec.load(FOLDER.resolve("Flags.tla"), Specs.options(FOLDER.resolve(config)));
    List<JsonNode> parsed =
        List.of(lines).stream()
            .map(line -> JsonMapper.shared().readTree(line.replace('\'', '"')))
            .toList();
    try (Checked checked = Checked.of(spec, Log.EMPTY, parsed, new Order.Clock())) {
      return checked.byPasses(CheckOptions.defaults()).outcome().verdict().word();
    }
  }
}
