package plumbline.conform.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import plumbline.conform.Outcome;
import plumbline.conform.Verdict;
import plumbline.conform.explain.Deviation;
import plumbline.tla.SourceRange;
import plumbline.trace.Event;
import plumbline.trace.Place;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer as SARIF 2.1.0. A deviation is a result at its line in the trace, with the false
 * conjuncts in the spec as related locations and the shortest sub-trace as a code flow. A log that
 * was read from standard input has no place to show: then the result stands at the spec.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifReport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String STANDARD_INPUT = "-";

  /** A kind of result; the ids of deviations are the kinds of {@link JsonReport}. */
  private record Rule(String id, String name, String says) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("no-start", "NoStart", "No initial state of the spec agrees with the log."),
          new Rule("no-step", "NoStep", "No action of the spec explains the event."),
          new Rule("invariant", "Invariant", "Every possible state violates an invariant."),
          new Rule("step-property", "StepProperty", "Every possible step violates a property."),
          new Rule("unknown", "Unknown", "It cannot be told whether the trace conforms."));

  private SarifReport() {}

  /** The whole log file. */
  public static ObjectNode of(CheckReport report) {
    ObjectNode log = JSON.objectNode();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "plumbline");
    ArrayNode rules = driver.putArray("rules");
    RULES.forEach(r -> rules.add(rule(r)));
    run.put("columnKind", "utf16CodeUnits");
    run.putArray("invocations").add(invocation(report));
    ArrayNode results = run.putArray("results");
    for (Outcome outcome : report.outcomes()) {
      switch (outcome.verdict()) {
        case Verdict.Conforms _ -> {}
        case Verdict.Unknown(String reason) -> results.add(unknown(report, outcome, reason));
        case Verdict.Deviates(Deviation d) -> results.add(deviation(report, outcome, d));
      }
    }
    return log;
  }

  private static ObjectNode rule(Rule rule) {
    ObjectNode object = JSON.objectNode().put("id", rule.id()).put("name", rule.name());
    object.putObject("shortDescription").put("text", rule.says());
    object
        .putObject("defaultConfiguration")
        .put("level", rule.id().equals("unknown") ? "warning" : "error");
    return object;
  }

  private static ObjectNode invocation(CheckReport report) {
    ObjectNode invocation = JSON.objectNode();
    invocation.put("executionSuccessful", report.problems().isEmpty());
    invocation.put("exitCode", report.exitCode());
    ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
    for (Problem problem : report.problems()) {
      ObjectNode added = notification(notifications, "error", problem.message());
      if (!problem.file().isEmpty() && !problem.file().equals(STANDARD_INPUT)) {
        added.putArray("locations").add(location(problem.file(), problem.line(), problem.column()));
      }
    }
    for (Outcome outcome : report.outcomes()) {
      for (String warning : Wording.warnings(outcome)) {
        notification(notifications, "warning", outcome.trace() + ": " + warning);
      }
    }
    return invocation;
  }

  private static ObjectNode notification(ArrayNode into, String level, String message) {
    ObjectNode notification = into.addObject().put("level", level);
    notification.putObject("message").put("text", message);
    return notification;
  }

  private static ObjectNode unknown(CheckReport report, Outcome outcome, String reason) {
    ObjectNode result = result("unknown", "warning", outcome.trace() + ": " + reason);
    result.putArray("locations").add(inTrace(report, new Place(outcome.trace(), 0)));
    return result;
  }

  private static ObjectNode deviation(CheckReport report, Outcome outcome, Deviation d) {
    String rule = JsonReport.word(d.kind());
    String text = TextReport.explanation(report.spec(), outcome, Ink.PLAIN);
    ObjectNode result = result(rule, "error", text);
    result.putArray("locations").add(inTrace(report, d.event().at()));
    ArrayNode related = result.putArray("relatedLocations");
    for (Deviation.Nearest nearest : d.nearest()) {
      if (nearest.at().line() > 0) {
        related.add(inSpec(d.kind(), nearest).put("id", related.size()));
      }
    }
    if (!d.shortest().isEmpty()) {
      ArrayNode locations =
          result
              .putArray("codeFlows")
              .addObject()
              .putArray("threadFlows")
              .addObject()
              .putArray("locations");
      for (Event event : d.shortest()) {
        ObjectNode location = inTrace(report, event.at());
        location.putObject("message").put("text", Wording.title(event));
        locations.addObject().set("location", location);
      }
    }
    result.putObject("partialFingerprints").put("deviation/v1", fingerprint(report.spec(), d));
    return result;
  }

  private static ObjectNode result(String rule, String level, String text) {
    ObjectNode result = JSON.objectNode();
    result.put("ruleId", rule);
    result.put("ruleIndex", RULES.stream().map(Rule::id).toList().indexOf(rule));
    result.put("level", level);
    result.putObject("message").put("text", text);
    return result;
  }

  /** The same for the same cause in another run: no line, no number, no argument. */
  private static String fingerprint(String spec, Deviation d) {
    String conjunct = d.nearest().isEmpty() ? "" : d.nearest().getFirst().conjunct();
    return String.join(
        "/", spec, JsonReport.word(d.kind()), d.violated(), d.event().action(), conjunct);
  }

  private static ObjectNode inTrace(CheckReport report, Place at) {
    return at.file().equals(STANDARD_INPUT)
        ? location(report.module().toString(), 0, 0)
        : location(at.file(), at.line(), 0);
  }

  private static ObjectNode inSpec(Deviation.Kind kind, Deviation.Nearest nearest) {
    SourceRange at = nearest.at();
    ObjectNode location = location(at.file(), at.line(), at.column());
    ObjectNode region = (ObjectNode) location.at("/physicalLocation/region");
    // Theirs ends after the last character, ours on it.
    region.put("endLine", at.endLine()).put("endColumn", at.endColumn() + 1);
    String text = nearest.action() + " " + Wording.why(kind, nearest) + " " + nearest.conjunct();
    location.putObject("message").put("text", text.strip());
    return location;
  }

  private static ObjectNode location(String file, long line, int column) {
    ObjectNode location = JSON.objectNode();
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(file));
    if (line > 0) {
      ObjectNode region = physical.putObject("region").put("startLine", line);
      if (column > 0) {
        region.put("startColumn", column);
      }
    }
    return location;
  }

  private static String uri(String file) {
    Path path = Path.of(file);
    if (path.isAbsolute()) {
      return path.toUri().toASCIIString();
    }
    try {
      String relative =
          new URI(null, null, path.toString().replace('\\', '/'), null).toASCIIString();
      // What looks like a scheme is none.
      return relative.indexOf(':') >= 0 ? "./" + relative : relative;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
