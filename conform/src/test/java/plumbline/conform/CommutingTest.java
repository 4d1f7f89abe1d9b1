package plumbline.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plumbline.tla.Spec;
import plumbline.trace.order.Order;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of events that commute one order is followed, and of the others all. */
class CommutingTest {
  private static final Path FOLDER = Path.of("src/test/resources/orders");
  private static final List<String> NODES = List.of("a", "b", "c");

  @Test
  void what_is_sent_at_the_same_time_is_followed_in_one_order() {
    assertThat(statesAfterAnEvent("Letters.cfg", "Send", "'k':'ask'", 5)).isEqualTo(1);
    assertThat(statesAfterAnEvent("Letters.cfg", "SendCounted", "", 5)).isEqualTo(1);
    assertThat(statesAfterAnEvent("Letters.cfg", "Put", "'m':'a'", 5)).isEqualTo(1);
    assertThat(statesAfterAnEvent("Letters.cfg", "Drop", "", 5)).isEqualTo(1);
  }

  @Test
  void what_looks_at_the_set_ahead_of_it_is_followed_in_each_order() {
    assertThat(statesAfterAnEvent("Letters.cfg", "Grow", "", 1)).isEqualTo(3);
  }

  @Test
  void what_looks_for_its_own_message_only_is_followed_in_one_order() {
    assertThat(statesAfterAnEvent("Letters.cfg", "SendOnce", "", 1)).isEqualTo(1);
  }

  @Test
  void what_a_demand_looks_at_is_followed_in_each_order() {
    assertThat(statesAfterAnEvent("Letters.invariant.cfg", "Send", "'k':'answer'", 5))
        .isGreaterThan(5);
  }

  @Test
  void what_happened_long_before_is_not_concurrent() {
    List<String> lines =
        List.of(
            "{'action':'Send','args':{'n':'a','k':'ask'},'node':'a','clock':{'a':1}}",
            "{'action':'Send','args':{'n':'b','k':'ask'},'node':'b','clock':{'b':1}}",
            "{'action':'Drop','args':{'n':'c'},'node':'c','clock':{'a':1,'b':1,'c':1}}",
            "{'action':'Hear','args':{'n':'a'},'node':'a','clock':{'a':2,'b':1,'c':1}}",
            "{'action':'Hear','args':{'n':'b'},'node':'b','clock':{'a':1,'b':2,'c':1}}");
    assertThat(mostStates("Letters.cfg", lines)).isEqualTo(1);
  }

  @Test
  void what_was_seen_of_the_set_tells_the_order() {
    assertThat(word(send("a", "'a'"), send("b", "'a','b'"))).isEqualTo("conforms");
    assertThat(word(send("a", "'b','a'"), send("b", "'b'"))).isEqualTo("conforms");
    assertThat(word(send("a", "'a'"), send("b", "'b'"))).isEqualTo("deviates");
  }

  private static String send(String node, String seen) {
    String letters = seen.replaceAll("'(.)'", "{'kind':'ask','from':'$1'}");
    return "{'action':'Send','args':{'n':'%1$s','k':'ask'},'node':'%1$s','clock':{'%1$s':1},"
            .formatted(node)
        + "'vars':{'sent':[%s]}}".formatted(letters);
  }

  private static String word(String... lines) {
    try (Checked checked = checked("Letters.cfg", List.of(lines))) {
      return checked.byPasses(CheckOptions.defaults()).outcome().verdict().word();
    }
  }

  /**
   * The most states of all cuts of as many events, when each node takes the action so many times.
   */
  private static long statesAfterAnEvent(String config, String action, String more, int each) {
    List<String> lines =
        NODES.stream()
            .flatMap(
                n ->
                    IntStream.rangeClosed(1, each)
                        .mapToObj(
                            i ->
                                "{'action':'%s','args':{'n':'%s'%s},'node':'%2$s','clock':{'%2$s':%d}}"
                                    .formatted(action, n, more.isEmpty() ? "" : "," + more, i)))
            .toList();
    return mostStates(config, lines);
  }

  private static long mostStates(String config, List<String> lines) {
    try (Checked checked = checked(config, lines)) {
      Checker checker = checked.byOne(CheckOptions.defaults());
      assertThat(checker.blocked()).isEmpty();
      return checker.tightness().mostStates();
    }
  }

  private static Checked checked(String config, List<String> lines) {
    Spec spec = Spec.load(FOLDER.resolve("Letters.tla"), Specs.options(FOLDER.resolve(config)));
    List<JsonNode> parsed =
        lines.stream().map(line -> JsonMapper.shared().readTree(line.replace('\'', '"'))).toList();
    return Checked.of(spec, Log.EMPTY, parsed, new Order.Clock());
  }
}
