package plumbline.conform.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.trace.Event;
import plumbline.trace.Place;
import plumbline.trace.Stamp;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TraceConstantsTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void nodes_and_values_are_sets_in_the_order_of_the_trace() {
    assertThat(
            constants(
                "{Server: nodes(), Value: 'values($.puts[*].v)', Both: [nodes(), values($.to),"
                    + " '{9}']}",
                "{'node': 'n2', 'puts': [{'v': 3}, {'v': 1}], 'to': 'n3'}",
                "{'node': 'n1', 'puts': [{'v': 3}]}"))
        .containsExactly(
            "Server={\"n2\", \"n1\"}", "Value={3, 1}", "Both={\"n2\", \"n1\", \"n3\", 9}");
  }

  @Test
  void a_value_of_one_line_and_literals() {
    assertThat(
            constants(
                "{N: first($.N), Last: 'last($.x)', Max: 3, Nil: Nil, Name: '\"a\"'}",
                "{'N': 5}",
                "{'x': 1}",
                "{'x': true, 'N': 6}"))
        .containsExactly("N=5", "Last=TRUE", "Max=3", "Nil=Nil", "Name=\"a\"");
  }

  @Test
  void a_function_has_a_value_for_each_node() {
    assertThat(
            constants(
                "{Boot: {last: $.state, by: $.node, when: $.boot}, First: {first: $.state.term, by:"
                    + " $.node, leading: [boot]}}",
                "{'node': 'n1', 'name': 'boot', 'boot': true, 'state': {'term': 1}}",
                "{'node': 'n1', 'boot': true, 'state': {'term': 2, 'log': ['a', []]}}",
                "{'node': 'n1', 'state': {'term': 3}}",
                "{'node': 'n2', 'name': 'boot', 'boot': true, 'state': {'term': 5}}"))
        .containsExactly(
            "Boot=(\"n1\" :> (\"term\" :> 2 @@ \"log\" :> << \"a\", <<  >> >>) @@ \"n2\" :>"
                + " (\"term\" :> 5))",
            "First=(\"n1\" :> 1 @@ \"n2\" :> 5)");
  }

  @Test
  void a_constant_is_a_value_and_no_expression() {
    assertThatThrownBy(() -> constants("{Range: 1..3}"))
        .isInstanceOf(BindingException.class)
        .hasMessageContaining("expected a value: a number, a string in quotes");
    assertThatThrownBy(() -> constants("{N: first($.a)}", "{'a': '\\\\'}"))
        .isInstanceOf(BindingException.class)
        .hasMessageContaining("cannot have a string with");
  }

  @Test
  void strings_that_are_model_values_are_written_as_such() {
    TraceConstants constants =
        read(
            "{constants: {Server: nodes(), Empty: values($.none)}, model-values: [nodes(), NoOne],"
                + " 'null': NoOne}",
            "{'node': 'n1', 'none': null}");
    assertThat(constants.modelValues()).containsExactlyInAnyOrder("n1", "NoOne");
    assertThat(constants.constants()).containsExactly("Server={n1}", "Empty={NoOne}");
  }

  @Test
  void a_trace_without_what_a_constant_is_taken_from_is_refused() {
    assertThatThrownBy(() -> constants("{Server: nodes()}", "{}"))
        .isInstanceOf(BindingException.class)
        .hasMessageStartingWith("no line of the trace has what this constant is taken from");
    assertThatThrownBy(() -> constants("{N: first($.N)}", "{'N': 1.5}"))
        .isInstanceOf(BindingException.class)
        .hasMessage("1.5 is no whole number, and TLA+ has no other");
    assertThatThrownBy(() -> constants("{N: first($.N)}", "{'N': null}"))
        .isInstanceOf(BindingException.class)
        .hasMessage("null has no value in TLA+; say which: null: NoValue");
  }

  @Test
  void a_binding_of_literals_needs_no_trace() {
    assertThat(TraceConstants.areNeededBy(BindingFile.parse("b.yaml", "constants: {N: 3}")))
        .isFalse();
    assertThat(TraceConstants.areNeededBy(BindingFile.parse("b.yaml", "model-values: [nodes()]")))
        .isTrue();
  }

  private static List<String> constants(String yaml, String... lines) {
    return read("constants: " + yaml, lines).constants();
  }

  private static TraceConstants read(String yaml, String... lines) {
    return TraceConstants.of(
        BindingFile.parse("b.yaml", yaml),
        Stream.of(lines).map(TraceConstantsTest::event).iterator());
  }

  private static Event event(String json) {
    ObjectNode line = (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    ObjectNode nothing = JSON.createObjectNode();
    return new Event(
        new Place("t.ndjson", 1),
        line.path("name").asString(""),
        nothing,
        line.path("node").asString(""),
        Stamp.NONE,
        nothing,
        nothing,
        0,
        false,
        line);
  }
}
