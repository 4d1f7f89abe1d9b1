package plumbline.conform.report;

import java.util.List;
import plumbline.conform.Outcome;
import plumbline.conform.Verdict;
import plumbline.conform.explain.Deviation;

/** What the HTML report begins with: the verdict, what the user should know, the traces. */
final class PageHeader {
  private PageHeader() {}

  static void write(Markup html, CheckReport report) {
    html.element("a", "Skip to the answer", "class", "skip", "href", "#main").line();
    html.open("header").line();
    plumbLine(html, report.verdict());
    html.open("div").open("p", "class", "spec").element("b", report.spec()).text(" ");
    html.element("span", report.module().toString(), "class", "place").close("p").line();
    if (report.outcomes().size() == 1) {
      verdict(html, report.spec(), report.outcomes().getFirst(), "h1");
    } else {
      html.element("h1", summary(report)).line();
    }
    notes(html, report);
    html.close("div").close("header").line();
  }

  /** The verdict on one trace as a heading, with the sentences under it. */
  static void verdict(Markup html, String spec, Outcome outcome, String heading) {
    html.open(heading, "class", heading.equals("h1") ? "top" : "verdict")
        .element(
            "span",
            Wording.capitalised(outcome.verdict().word()),
            "class",
            tone(outcome.verdict()));
    if (outcome.verdict() instanceof Verdict.Deviates(Deviation d)) {
      html.text(" at event " + Wording.number(d.number()) + ", " + d.event().at());
    } else {
      html.text(": " + outcome.trace());
    }
    html.close(heading).line();
    String claim =
        switch (outcome.verdict()) {
          case Verdict.Conforms _ -> "The spec explains all events.";
          case Verdict.Deviates(Deviation d) -> sentence(Wording.claim(spec, d));
          case Verdict.Unknown(String reason) -> sentence(reason);
        };
    html.element("p", claim, "class", "claim").line();
    if (outcome.verdict() instanceof Verdict.Deviates(Deviation d)) {
      html.element("p", Wording.reach(outcome, d)).line();
    }
    String ignored =
        outcome.ignored() == 0 ? "" : ", " + Wording.count(outcome.ignored(), "line") + " ignored";
    html.element(
            "p",
            Wording.count(outcome.events(), "event")
                + ", "
                + Wording.number(outcome.explained())
                + " explained"
                + ignored
                + ". "
                + Wording.tightness(outcome.tightness())
                + ".",
            "class",
            "faint")
        .line();
  }

  /** Names of the spec keep their case at the beginning of a sentence. */
  private static String sentence(String claim) {
    boolean plain = claim.matches("[a-z]+ .*");
    return (plain ? Wording.capitalised(claim) : claim) + (claim.endsWith(".") ? "" : ".");
  }

  private static String summary(CheckReport report) {
    long conforming =
        report.outcomes().stream().filter(o -> o.verdict() instanceof Verdict.Conforms).count();
    int all = report.outcomes().size();
    return conforming == all
        ? "All " + Wording.count(all, "trace") + " conform"
        : Wording.number(conforming) + " of " + Wording.count(all, "trace") + " conform";
  }

  private static void notes(Markup html, CheckReport report) {
    List<String> warnings =
        report.outcomes().stream().flatMap(o -> Wording.warnings(o).stream()).distinct().toList();
    if (report.problems().isEmpty() && warnings.isEmpty()) {
      return;
    }
    html.open("ul", "class", "warnings").line();
    for (Problem p : report.problems()) {
      String place = p.place().isEmpty() ? "" : p.place() + ": ";
      html.open("li").element("b", "Error:").text(" " + place + p.message());
      if (!p.excerpt().isEmpty()) {
        html.element("pre", p.excerpt().strip());
      }
      html.close("li").line();
    }
    warnings.forEach(
        w -> html.open("li").element("b", "Warning:").text(" " + w).close("li").line());
    html.close("ul").line();
  }

  private static String tone(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Conforms _ -> "good";
      case Verdict.Deviates _ -> "bad";
      case Verdict.Unknown _ -> "unsure";
    };
  }

  /** Where the traces stand that are shown further down. */
  static String anchor(int trace) {
    return "trace-" + (trace + 1);
  }

  static void traces(Markup html, CheckReport report) {
    new Sections(html, 2).part("Traces");
    html.open("div", "class", "wide").open("table", "class", "ruled").open("thead").open("tr");
    html.element("th", "Trace", "scope", "col").element("th", "Verdict", "scope", "col");
    html.element("th", "Events", "scope", "col", "class", "number");
    html.element("th", "Explained", "scope", "col", "class", "number");
    html.close("tr").close("thead").open("tbody").line();
    for (int i = 0; i < report.outcomes().size(); i++) {
      Outcome outcome = report.outcomes().get(i);
      html.open("tr").open("th", "scope", "row");
      if (HtmlReport.isShown(report, outcome)) {
        html.element("a", outcome.trace(), "href", "#" + anchor(i));
      } else {
        html.text(outcome.trace());
      }
      html.close("th");
      html.element("td", outcome.verdict().word(), "class", tone(outcome.verdict()));
      html.element("td", Wording.number(outcome.events()), "class", "number");
      html.element("td", Wording.number(outcome.explained()), "class", "number");
      html.close("tr").line();
    }
    html.close("tbody").close("table").close("div").line();
  }

  /** True to the line, or off it. */
  private static void plumbLine(Markup html, Verdict verdict) {
    String lean = verdict instanceof Verdict.Deviates ? "-13" : "0";
    String dash = verdict instanceof Verdict.Unknown ? " stroke-dasharray=\"2 4\"" : "";
    html.raw(
        """
        <svg viewBox="0 0 44 120" aria-hidden="true" fill="none">
        <path d="M22 0V112" stroke="var(--rule)"/>
        <g transform="rotate(%s 22 0)">
        <path d="M22 0V92" stroke="var(--text)"%s/>
        <path d="M16 92h12l-6 20z" fill="var(--%s)"/>
        </g>
        </svg>
        """
            .formatted(lean, dash, tone(verdict)));
  }
}
