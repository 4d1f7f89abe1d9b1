package plumbline.conform.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plumbline.conform.binding.EventPlan.ArgPlan;
import plumbline.conform.binding.EventPlan.Expression;
import plumbline.conform.binding.EventPlan.Observation;
import plumbline.conform.binding.EventPlan.Operand;
import plumbline.conform.binding.EventPlan.StepPlan;
import plumbline.conform.binding.EventPlan.Way;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Operator;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Integers;
import plumbline.tla.value.Value;
import plumbline.trace.Event;
import plumbline.trace.Place;
import plumbline.trace.Stamp;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BindingPlanTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Spec MAIL =
      Spec.load(Path.of("src/test/resources/bindings/Mail.tla"), SpecOptions.defaults());

  @Test
  void without_a_binding_an_event_has_the_name_of_an_action() {
    EventMapper mapper = BindingPlan.of(Binding.none(), MAIL).mapper();
    Way way =
        onlyWay(
            mapper.plan(
                event(
                    "Send",
                    "{'args': {'i': 'n1'}, 'vars': {'role': {'n1': 'leader'}}, 'before': {'mail':"
                        + " []}}")));
    assertThat(described(way.steps())).containsExactly("Send(\"n1\", ?)");
    assertThat(way.checks().after())
        .containsExactly(
            new Observation.OfVariable(variable("role"), JSON.readTree("{\"n1\":\"leader\"}")));
    assertThat(way.checks().before())
        .containsExactly(new Observation.OfVariable(variable("mail"), JSON.createArrayNode()));
  }

  @Test
  void arguments_may_be_given_by_position() {
    EventMapper mapper = BindingPlan.of(Binding.none(), MAIL).mapper();
    assertThat(described(onlyWay(mapper.plan(event("Send", "{'args': {'2': 'n2'}}"))).steps()))
        .containsExactly("Send(?, \"n2\")");
  }

  @Test
  void an_event_of_an_unknown_action_is_told_the_nearest() {
    assertThat(unmapped(Binding.none(), event("Snd", "{}")))
        .isEqualTo(
            "Snd is no action of Mail; did you mean Send?; other names are mapped by a binding,"
                + " which plumbline bind proposes");
  }

  @Test
  void an_argument_that_is_no_parameter_is_refused() {
    assertThat(unmapped(Binding.none(), event("Send", "{'args': {'k': 'n1'}}")))
        .isEqualTo("the argument k is no parameter of Send; there are i, j");
  }

  @Test
  void an_observed_variable_that_the_spec_does_not_have_is_refused() {
    assertThat(unmapped(Binding.none(), event("Send", "{'vars': {'mai': []}}")))
        .isEqualTo("mai is no variable of Mail; did you mean mail?");
  }

  @Test
  void an_event_without_a_name_is_any_action_that_has_its_arguments() {
    EventMapper mapper = BindingPlan.of(Binding.none(), MAIL).mapper();
    StepPlan any =
        onlyWay(mapper.plan(event("", "{'vars': {'term': {'n1': 1}}}"))).steps().getFirst();
    assertThat(any.action()).isEmpty();
    assertThat(ways(mapper.plan(event("", "{'args': {'j': 'n1'}}"))))
        .extracting(w -> described(w.steps()))
        .containsExactly(List.of("Send(?, \"n1\")"));
  }

  @Test
  void a_name_of_let_is_the_argument_of_its_name() {
    EventMapper mapper =
        mapper(
            """
            let: {i: $.from, j: $.to}
            events: {send: Send, receive: {action: Receive, args: {m: {part: {from: $i}}}}}
            """);
    assertThat(described(onlyWay(mapper.plan(event("send", "{'from': 'n1', 'to': 'n2'}"))).steps()))
        .containsExactly("Send(\"n1\", \"n2\")");
    assertThat(described(onlyWay(mapper.plan(event("receive", "{'from': 'n1'}"))).steps()))
        .containsExactly("Receive(part {\"from\":\"n1\"})");
  }

  @Test
  void the_first_rule_whose_condition_holds_counts() {
    EventMapper mapper =
        mapper(
            """
            events:
              send | post:
                - {when: $.type == "heartbeat", ignore: true}
                - {when: $.to == "n1", actions: [Campaign, Send]}
                - {when: exists($.from), any-of: [Send, [Campaign, {action: Send, optional: true}]]}
              send*: Drop
            """);
    assertThat(mapper.plan(event("post", "{'type': 'heartbeat'}")))
        .isEqualTo(new EventPlan.Ignored());
    assertThat(described(onlyWay(mapper.plan(event("send", "{'to': 'n1'}"))).steps()))
        .containsExactly("Campaign(?)", "Send(?, ?)");
    assertThat(ways(mapper.plan(event("post", "{'from': 'n1'}"))))
        .extracting(w -> described(w.steps()))
        .containsExactly(List.of("Send(?, ?)"), List.of("Campaign(?)", "Send(?, ?) or not"));
    assertThat(described(onlyWay(mapper.plan(event("send", "{}"))).steps()))
        .containsExactly("Drop(?)");
    assertThat(mapper.plan(event("post", "{}")))
        .isEqualTo(
            new EventPlan.Unmapped(
                "no rule for post holds for this line ($.type == \"heartbeat\", $.to == \"n1\","
                    + " exists($.from)); add one, with ignore: true if it carries no step"));
  }

  @Test
  void expressions_become_definitions_with_the_values_of_the_line_as_parameters() {
    BindingPlan plan =
        plan(
            """
            let: {i: $.nid}
            vars:
              term[i]: $.term
              Len(log[$.nid]): $.log
            events:
              send:
                action: Send
                require: '\\E m \\in mail'' : m.from = i /\\ m.to = $.to /\\ m.term = $.term'
            """);
    Way way =
        onlyWay(
            plan.mapper().plan(event("send", "{'nid': 'n1', 'to': 'n2', 'term': 3, 'log': 0}")));
    assertThat(plan.definitions())
        .contains(
            "Plumbline1(i) ==\n  term[i]",
            "Plumbline2(_a) ==\n  Len(log[_a   ])",
            "Plumbline3(i, _a, _b) ==\n"
                + "  \\E m \\in mail' : m.from = i /\\ m.to = _a   /\\ m.term = _b");
    assertThat(way.checks().after())
        .containsExactly(
            new Observation.OfExpression(
                expression("Plumbline1", "term[i]", plan, new Operand.OfStep(0, 0)),
                JSON.valueToTree(3)),
            new Observation.OfExpression(
                expression(
                    "Plumbline2",
                    "Len(log[$.nid])",
                    plan,
                    new Operand.Given(JSON.valueToTree("n1"))),
                JSON.valueToTree(0)));
    assertThat(way.checks().require().getFirst().operands())
        .containsExactly(
            new Operand.OfStep(0, 0),
            new Operand.Given(JSON.valueToTree("n2")),
            new Operand.Given(JSON.valueToTree(3)));
  }

  @Test
  void in_a_way_of_several_steps_a_name_is_the_last_certain_steps_ahead_of_it_the_firsts() {
    BindingPlan plan =
        plan(
            """
            events:
              receive:
                actions: [{action: UpdateTerm, optional: true}, Receive, Drop]
                vars: {m.to: $.to}
                before: {m.from: $.from}
            """);
    Way way = onlyWay(plan.mapper().plan(event("receive", "{'from': 'n1', 'to': 'n2'}")));
    assertThat(operands(way.checks().after())).containsExactly(new Operand.OfStep(2, 0));
    assertThat(operands(way.checks().before())).containsExactly(new Operand.OfStep(1, 0));
  }

  @Test
  void an_argument_may_be_known_by_expressions_on_it() {
    BindingPlan plan =
        plan(
            """
            events:
              receive:
                action: Receive
                args: {m: {where: {m.from: $.from, Len(m.entries): $.n?}}}
            """);
    ArgPlan argument =
        onlyWay(plan.mapper().plan(event("receive", "{'from': 'n1'}")))
            .steps()
            .getFirst()
            .args()
            .getFirst();
    assertThat(((ArgPlan.Where) argument).expectations())
        .containsExactly(
            new Observation.OfExpression(
                expression("Plumbline1", "m.from", plan, new Operand.Candidate()),
                JSON.valueToTree("n1")));
  }

  @Test
  void tables_and_numbers_are_looked_up() {
    EventMapper mapper =
        mapper(
            """
            events:
              append:
                action: Append_
                args: {i: {map: {1: n1, 2: n2}, of: $.nid}, v: {int: $.text}}
            """);
    assertThat(described(onlyWay(mapper.plan(event("append", "{'nid': 2, 'text': '3'}"))).steps()))
        .containsExactly("Append_(\"n2\", 3)");
    assertThat(mapper.plan(event("append", "{'nid': 3, 'text': '3'}")))
        .isEqualTo(
            new EventPlan.Unmapped(
                "the map has no entry for 3, only for 1, 2, which b.yaml:4:12 reads"));
  }

  @Test
  void a_line_that_lacks_what_the_binding_reads_is_refused_unless_it_may() {
    EventMapper mapper =
        mapper(
            """
            vars: {role: $.role?, mail: $.mail}
            """);
    assertThat(onlyWay(mapper.plan(event("Drop", "{'mail': []}"))).checks().after()).hasSize(1);
    assertThat(mapper.plan(event("Drop", "{'role': {}}")))
        .isEqualTo(
            new EventPlan.Unmapped(
                "the line has no $.mail (write $.mail? where it may be missing), which"
                    + " b.yaml:1:23 reads"));
  }

  @Test
  void groups_of_a_pattern_are_arguments_where_an_action_has_such_parameters() {
    EventMapper mapper = mapper("pattern: '(?<action>\\w+) (?<i>\\w+) (?<thread>\\d+)'");
    assertThat(
            described(
                onlyWay(mapper.plan(event("Send", "{'args': {'i': 'n1', 'thread': '7'}}")))
                    .steps()))
        .containsExactly("Send(\"n1\", ?)");
  }

  @Test
  void a_line_may_continue_the_step_of_the_nodes_last_line() {
    EventMapper mapper =
        mapper(
            """
            events:
              send: Send
              sent: {continues: send, vars: {mail: $.mail}}
            """);
    mapper.plan(event("send", "{'node': 'a'}"));
    mapper.plan(event("Drop", "{'node': 'b'}"));
    assertThat(mapper.plan(event("sent", "{'node': 'a', 'mail': []}")))
        .isInstanceOfSatisfying(
            EventPlan.Continues.class,
            c -> {
              assertThat(c.matched()).isTrue();
              assertThat(c.checks().after()).hasSize(1);
            });
    assertThat(mapper.plan(event("sent", "{'node': 'b', 'mail': []}")))
        .isInstanceOfSatisfying(EventPlan.Continues.class, c -> assertThat(c.matched()).isFalse());
  }

  @Test
  void leading_lines_are_ignored_until_their_node_logs_something_else() {
    EventMapper mapper =
        mapper(
            """
            ignore: [{events: [boot, join], leading: true}, 'noise*']
            events: {boot: Campaign}
            """);
    assertThat(mapper.plan(event("boot", "{'node': 'a'}"))).isEqualTo(new EventPlan.Ignored());
    assertThat(mapper.plan(event("join", "{'node': 'a'}"))).isEqualTo(new EventPlan.Ignored());
    assertThat(mapper.plan(event("Drop", "{'node': 'a'}"))).isInstanceOf(EventPlan.Steps.class);
    assertThat(mapper.plan(event("boot", "{'node': 'a'}"))).isInstanceOf(EventPlan.Steps.class);
    assertThat(mapper.plan(event("boot", "{'node': 'b'}"))).isEqualTo(new EventPlan.Ignored());
    assertThat(mapper.plan(event("noises", "{}"))).isEqualTo(new EventPlan.Ignored());
  }

  @Test
  void hidden_actions_are_told_apart_by_the_line_that_follows() {
    EventMapper mapper =
        mapper(
            """
            hidden:
              - {actions: [Drop], per-event: 2, before: [Receive]}
              - {actions: [Send], args: {j: $.to}, only-if-needed: true}
            """);
    assertThat(mapper.hidden(event("Receive", "{'to': 'n1'}")))
        .extracting(h -> described(h.steps()) + " " + h.most() + " " + h.onlyIfNeeded())
        .containsExactly("[Drop(?)] 2 false", "[Send(?, \"n1\")] 1 true");
    assertThat(mapper.hidden(event("Campaign", "{}")))
        .extracting(h -> described(h.steps()))
        .containsExactly(List.of());
    assertThat(mapper.hiddenAtTheEnd()).extracting(h -> described(h.steps())).contains(List.of());
  }

  @Test
  void an_event_that_may_not_have_happened_may_be_no_step() {
    EventMapper mapper = BindingPlan.of(Binding.none(), MAIL).mapper();
    Event sure = event("Campaign", "{}");
    Event unsure =
        new Event(
            sure.at(),
            sure.action(),
            sure.args(),
            sure.node(),
            sure.stamp(),
            sure.vars(),
            sure.before(),
            0,
            true,
            sure.line());
    assertThat(ways(mapper.plan(unsure)))
        .extracting(w -> described(w.steps()))
        .containsExactly(List.of("Campaign(?)"), List.of());
  }

  @Test
  void what_is_known_of_the_start_may_be_values_and_formulas() {
    BindingPlan plan =
        plan(
            """
            init:
              - {mail: [], 'term["n1"]': $.term}
              - role["n2"] = "follower"
            """);
    EventPlan.Checks init = plan.init(JSON.readTree("{\"term\": 0}"));
    assertThat(init.after()).hasSize(2);
    assertThat(init.require())
        .extracting(Expression::text)
        .containsExactly("role[\"n2\"] = \"follower\"");
    assertThatThrownBy(() -> plan.init(JSON.readTree("{}")))
        .isInstanceOf(BindingException.class)
        .hasMessageContaining("the line has no $.term");
  }

  @Test
  void a_check_of_every_line_that_does_not_fit_an_action_is_told_when_such_an_event_comes() {
    EventMapper mapper = mapper("vars: {'term[i]': $.term}");
    assertThat(onlyWay(mapper.plan(event("Campaign", "{'term': 1}"))).checks().after()).hasSize(1);
    assertThat(mapper.plan(event("Drop", "{'term': 1}")))
        .isInstanceOfSatisfying(
            EventPlan.Unmapped.class,
            u -> assertThat(u.message()).startsWith("b.yaml:1:8: i is a parameter, but none of"));
  }

  @Test
  void definitions_are_evaluated_with_their_operands() {
    BindingPlan plan =
        plan(
            """
            let: {i: $.nid}
            events:
              Campaign:
                vars:
                  Len(log[i]): $.n
                  term[i]: {tla: 'Len(log[i]) + $.n'}
                require: |
                  /\\ term'[i] = term[i] + 1 /\\ $.n = 0
                  /\\ role' # role
            """);
    Spec spec =
        Spec.load(
            Path.of("src/test/resources/bindings/Mail.tla"),
            SpecOptions.defaults().withDefinitions(plan.definitions()));
    Way way = onlyWay(plan.mapper().plan(event("Campaign", "{'nid': 'n1', 'n': 0}")));
    Stepper stepper = spec.stepper();
    Optional<State> from = Optional.of(first(stepper));
    Value n1 = spec.atoms().string("n1");
    Value zero = Integers.of(BigInteger.ZERO);
    List<Boolean> held = new ArrayList<>();
    stepper.successors(
        from.get(),
        way.steps().getFirst().action().orElseThrow(),
        Argument.exactly(n1),
        (action, next) -> {
          Optional<State> to = Optional.of(next);
          held.add(
              stepper
                  .evaluate(operator(spec, way.checks().require().getFirst()), from, to, n1, zero)
                  .isTrue());
          for (Observation o : way.checks().after()) {
            Expression expression = ((Observation.OfExpression) o).expression();
            Value[] operands =
                expression.operands().size() == 1 ? new Value[] {n1} : new Value[] {n1, zero};
            held.add(
                ((Observation.OfExpression) o)
                    .expected()
                    .asString()
                    .equalsIgnoreCase(
                        stepper
                            .evaluate(operator(spec, expression), to, Optional.empty(), operands)
                            .toString()));
          }
          return true;
        });
    assertThat(held).containsExactly(true, true, false);
  }

  private static Operator operator(Spec spec, Expression expression) {
    return spec.operator(expression.operator()).orElseThrow();
  }

  private static State first(Stepper stepper) {
    List<State> states = new ArrayList<>();
    stepper.initial(states::add);
    return states.getFirst();
  }

  private static int variable(String name) {
    return MAIL.variables().indexOf(name);
  }

  private static BindingPlan plan(String yaml) {
    return BindingPlan.of(BindingFile.parse("b.yaml", yaml), MAIL);
  }

  private static EventMapper mapper(String yaml) {
    return plan(yaml).mapper();
  }

  private static String unmapped(Binding binding, Event event) {
    return ((EventPlan.Unmapped) BindingPlan.of(binding, MAIL).mapper().plan(event)).message();
  }

  private static List<Way> ways(EventPlan plan) {
    return ((EventPlan.Steps) plan).ways();
  }

  private static Way onlyWay(EventPlan plan) {
    assertThat(plan).isInstanceOf(EventPlan.Steps.class);
    assertThat(ways(plan)).hasSize(1);
    return ways(plan).getFirst();
  }

  private static Expression expression(
      String operator, String text, BindingPlan plan, Operand... operands) {
    return new Expression(operator, text, List.of(operands), plan.places().get(operator));
  }

  private static List<Operand> operands(List<Observation> observations) {
    return observations.stream()
        .flatMap(o -> ((Observation.OfExpression) o).expression().operands().stream())
        .toList();
  }

  private static List<String> described(List<StepPlan> steps) {
    return steps.stream().map(BindingPlanTest::described).toList();
  }

  private static String described(StepPlan step) {
    List<String> args =
        step.args().stream()
            .map(
                arg ->
                    switch (arg) {
                      case ArgPlan.Any() -> "?";
                      case ArgPlan.Exactly(var value) -> value.toString();
                      case ArgPlan.Partly(var value) -> "part " + value;
                      case ArgPlan.Computed(var value) -> value.text();
                      case ArgPlan.Where(var expectations) -> "where " + expectations.size();
                    })
            .toList();
    return step.action().map(Action::name).orElse("any")
        + "("
        + String.join(", ", args)
        + ")"
        + (step.optional() ? " or not" : "");
  }

  /** An event whose parts are where the native event has them; quotes are written as {@code '}. */
  private static Event event(String action, String json) {
    ObjectNode line = (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    return new Event(
        new Place("t.ndjson", 1),
        action,
        line.withObject("/args"),
        line.path("node").asString(""),
        Stamp.NONE,
        line.withObject("/vars"),
        line.withObject("/before"),
        0,
        false,
        line);
  }
}
