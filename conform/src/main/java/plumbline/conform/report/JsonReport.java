package plumbline.conform.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import plumbline.conform.Coverage;
import plumbline.conform.Outcome;
import plumbline.conform.StateCoverage;
import plumbline.conform.Tightness;
import plumbline.conform.Verdict;
import plumbline.conform.explain.Deviation;
import plumbline.tla.SourceRange;
import plumbline.trace.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer as one JSON object; every name is always there. At the top stands what holds of all
 * traces together, and {@code deviation} is that of the first trace that has one.
 */
public final class JsonReport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonReport() {}

  /** The whole answer. */
  public static ObjectNode of(CheckReport report) {
    ObjectNode object = JSON.objectNode();
    object.put("verdict", report.verdict().word());
    object.put("exitCode", report.exitCode());
    object.put("spec", report.spec());
    object.put("module", report.module().toString());
    object.put("events", report.events());
    object.put("explained", report.explained());
    reason(object, report.spec(), report.verdict());
    object.set("coverage", coverage(report.coverage()));
    object.set(
        "states", report.states().<JsonNode>map(JsonReport::states).orElseGet(JSON::nullNode));
    Set<String> warnings = new LinkedHashSet<>();
    report.outcomes().forEach(o -> warnings.addAll(Wording.warnings(o)));
    texts(object.putArray("warnings"), List.copyOf(warnings));
    ArrayNode errors = object.putArray("errors");
    report.problems().forEach(p -> errors.add(problem(p)));
    ArrayNode traces = object.putArray("traces");
    report.outcomes().forEach(o -> traces.add(trace(report.spec(), o)));
    return object;
  }

  /** The answer of one trace alone. */
  public static ObjectNode trace(String spec, Outcome outcome) {
    ObjectNode object = JSON.objectNode();
    object.put("trace", outcome.trace());
    object.put("verdict", outcome.verdict().word());
    object.put("summary", Wording.headline(spec, outcome));
    object.put("events", outcome.events());
    object.put("explained", outcome.explained());
    object.put("ignored", outcome.ignored());
    reason(object, spec, outcome.verdict());
    object.set("coverage", coverage(outcome.coverage()));
    Tightness t = outcome.tightness();
    object
        .putObject("tightness")
        .put("meanStates", t.meanStates())
        .put("mostStates", t.mostStates())
        .put("observed", t.observed())
        .put("argumentsLogged", t.argumentsLogged());
    texts(object.putArray("warnings"), Wording.warnings(outcome));
    return object;
  }

  private static void reason(ObjectNode object, String spec, Verdict verdict) {
    object.set(
        "deviation",
        verdict instanceof Verdict.Deviates(Deviation d) ? deviation(spec, d) : JSON.nullNode());
    object.put("reason", verdict instanceof Verdict.Unknown(String reason) ? reason : null);
  }

  private static ObjectNode deviation(String spec, Deviation d) {
    ObjectNode object = JSON.objectNode();
    object.put("kind", word(d.kind()));
    object.put("violated", d.violated().isEmpty() ? null : d.violated());
    object.put("file", d.event().at().file());
    object.put("line", d.event().at().line());
    object.put("number", d.number());
    object.put("summary", Wording.claim(spec, d));
    object.set("event", event(d.event()));
    object.put("possible", d.possible());
    ArrayNode reasons = object.putArray("reasons");
    d.nearest().forEach(n -> reasons.add(nearest(n)));
    ArrayNode disagreements = object.putArray("disagreements");
    for (Deviation.Disagreement one : d.disagreements()) {
      ObjectNode added =
          disagreements.addObject().put("place", one.place()).put("logged", one.logged());
      texts(added.putArray("possible"), one.possible());
      added.put("others", one.others());
    }
    ArrayNode path = object.putArray("path");
    d.path().forEach(m -> path.add(moment(m)));
    ObjectNode shortest = object.putObject("shortest").put("checked", d.shortestChecked());
    ArrayNode events = shortest.putArray("events");
    d.shortest().forEach(e -> events.add(event(e)));
    ArrayNode suspects = object.putArray("suspects");
    for (Deviation.Suspect suspect : d.suspects()) {
      suspects
          .addObject()
          .put("cause", word(suspect.cause()))
          .put("finding", suspect.finding())
          .put("toConfirm", suspect.toConfirm());
    }
    return object;
  }

  private static ObjectNode event(Event event) {
    ObjectNode object = JSON.objectNode();
    object.put("file", event.at().file());
    object.put("line", event.at().line());
    object.put("action", event.action().isEmpty() ? null : event.action());
    object.put("node", event.node().isEmpty() ? null : event.node());
    object.set("args", event.args());
    object.set("vars", event.vars());
    object.set("before", event.before());
    return object;
  }

  private static ObjectNode nearest(Deviation.Nearest nearest) {
    ObjectNode object = JSON.objectNode();
    SourceRange at = nearest.at();
    boolean known = at.line() > 0;
    object.put("action", nearest.action());
    object.put("reached", nearest.reached());
    object.put("passed", nearest.passed());
    object.put("conjunct", nearest.conjunct().isEmpty() ? null : nearest.conjunct());
    object.put("file", at.file().isEmpty() ? null : at.file());
    object.put("line", known ? at.line() : null);
    object.put("column", known ? at.column() : null);
    ObjectNode values = object.putObject("values");
    nearest.parts().forEach((part, value) -> values.put(part, value.toString()));
    return object;
  }

  private static ObjectNode moment(Deviation.Moment moment) {
    ObjectNode object = JSON.objectNode();
    object.put("action", moment.action().isEmpty() ? null : moment.action());
    object.put("file", moment.event().map(e -> e.at().file()).orElse(null));
    object.put("line", moment.event().map(e -> e.at().line()).orElse(null));
    ObjectNode state = object.putObject("state");
    moment.state().forEach((name, value) -> state.put(name, value.toString()));
    return object;
  }

  private static ArrayNode coverage(Coverage coverage) {
    ArrayNode array = JSON.arrayNode();
    for (Coverage.OfAction action : coverage.actions()) {
      ObjectNode added =
          array.addObject().put("action", action.name()).put("events", action.events());
      texts(added.putArray("arguments"), action.arguments());
    }
    return array;
  }

  private static ObjectNode states(StateCoverage states) {
    ObjectNode object = JSON.objectNode();
    object.put("visited", states.visited());
    object.put("exact", states.exact());
    object.put("certain", states.certain());
    boolean known = states.reachable().isPresent();
    object.put("reachable", known ? states.reachable().getAsLong() : null);
    object.put("share", known ? states.share() : null);
    return object;
  }

  private static ObjectNode problem(Problem problem) {
    ObjectNode object = JSON.objectNode();
    object.put("message", problem.message());
    object.put("file", problem.file().isEmpty() ? null : problem.file());
    object.put("line", problem.line() > 0 ? problem.line() : null);
    object.put("column", problem.column() > 0 ? problem.column() : null);
    object.put("excerpt", problem.excerpt().isEmpty() ? null : problem.excerpt());
    return object;
  }

  private static void texts(ArrayNode into, List<String> texts) {
    texts.forEach(into::add);
  }

  /** The name of a constant as the other formats write names. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
