package plumbline.conform.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.conform.Outcome;
import plumbline.conform.TraceInput;
import plumbline.conform.Verdict;

/**
 * The answer as one HTML file that needs nothing else: no network, no server, and without
 * JavaScript all but the diagrams.
 */
public final class HtmlReport {
  /** Of how many events together a report of several traces has diagrams. */
  private static final int MOST_EVENTS = 2 * Timeline.MOST_EVENTS;

  private static final Pattern SLOT = Pattern.compile("\\$\\{(\\w+)}");

  private HtmlReport() {}

  /**
   * The whole page; reads the traces again for its diagrams.
   *
   * @param inputs those that the outcomes of the report are of, in their order
   */
  public static String of(CheckReport report, List<TraceInput> inputs) {
    Map<String, Timeline> timelines = new HashMap<>();
    for (int i = 0; i < report.outcomes().size(); i++) {
      Outcome outcome = report.outcomes().get(i);
      timelines.put(outcome.trace(), inputs.get(i).timeline(outcome.verdict()));
    }
    return of(report, timelines);
  }

  /**
   * The whole page.
   *
   * @param timelines the events by the name of their trace; a trace without one has no diagram
   */
  public static String of(CheckReport report, Map<String, Timeline> timelines) {
    String script = resource("timeline.js") + resource("diagram.js") + resource("report.js");
    Map<String, String> slots = new HashMap<>();
    slots.put("scriptHash", "sha256-" + hash(script));
    slots.put("title", new Markup().text(title(report)).toString());
    slots.put("style", resource("report.css"));
    slots.put("body", body(report, timelines));
    slots.put("script", script);
    return SLOT.matcher(resource("report.html"))
        .replaceAll(slot -> Matcher.quoteReplacement(slots.get(slot.group(1))));
  }

  private static String title(CheckReport report) {
    return report.spec() + " " + report.verdict().word();
  }

  private static String body(CheckReport report, Map<String, Timeline> timelines) {
    Markup html = new Markup();
    PageHeader.write(html, report);
    html.open("main", "id", "main").line();
    if (report.outcomes().size() > 1) {
      PageHeader.traces(html, report);
    }
    int room = MOST_EVENTS;
    for (int i = 0; i < report.outcomes().size(); i++) {
      Outcome outcome = report.outcomes().get(i);
      Timeline timeline = timelines.getOrDefault(outcome.trace(), new Timeline());
      boolean shown = isShown(report, outcome);
      boolean fits = timeline.entries().size() <= room;
      if (shown) {
        html.open("article", "id", PageHeader.anchor(i)).line();
        article(html, report, outcome, fits ? timeline : new Timeline(), i);
        html.close("article").line();
        room -= fits ? timeline.entries().size() : 0;
      }
    }
    CoverageTable.write(html, report.coverage());
    return html.close("main").line().toString();
  }

  /** Of several traces those that conform are a line in a table. */
  static boolean isShown(CheckReport report, Outcome outcome) {
    return report.outcomes().size() == 1 || !(outcome.verdict() instanceof Verdict.Conforms);
  }

  private static void article(
      Markup html, CheckReport report, Outcome outcome, Timeline timeline, int index) {
    boolean several = report.outcomes().size() > 1;
    if (several) {
      PageHeader.verdict(html, report.spec(), outcome, "h2");
    }
    Sections sections = new Sections(html, several ? 3 : 2);
    DeviationSections explanation = new DeviationSections(sections);
    if (outcome.verdict() instanceof Verdict.Deviates(var deviation)) {
      explanation.why(deviation);
      explanation.disagreements(deviation);
      explanation.suspects(deviation);
    }
    if (!timeline.isEmpty()) {
      DiagramSection.write(sections, report.spec(), outcome, timeline, index);
    }
    if (outcome.verdict() instanceof Verdict.Deviates(var deviation)) {
      explanation.path(deviation);
      explanation.shortest(deviation);
    }
  }

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
