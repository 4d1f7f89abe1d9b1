package plumbline.conform.report;

import java.util.List;
import java.util.stream.Collectors;
import plumbline.conform.Coverage;
import plumbline.conform.Outcome;
import plumbline.conform.Verdict;
import plumbline.conform.explain.Deviation;
import plumbline.tla.SourceRange;

/** The answer as a job of GitHub Actions shows it: annotations, and a summary of the job. */
public final class GithubReport {
  /** A job's summary may have 1 MiB; an explanation has seldom more than 10 kB. */
  private static final int MOST_EXPLANATIONS = 20;

  private GithubReport() {}

  /** Workflow commands, one a line, to print on standard output. */
  public static String commands(CheckReport report) {
    StringBuilder out = new StringBuilder();
    for (Problem p : report.problems()) {
      String title = "The input cannot be used";
      out.append(command("error", p.file(), p.line(), p.column(), title, p.message()));
    }
    for (Outcome outcome : report.outcomes()) {
      switch (outcome.verdict()) {
        case Verdict.Conforms _ ->
            out.append(text(Wording.headline(report.spec(), outcome))).append('\n');
        case Verdict.Unknown(String reason) ->
            out.append(command("warning", outcome.trace(), 0, 0, "Not decided", reason));
        case Verdict.Deviates(Deviation d) -> out.append(deviation(report.spec(), outcome, d));
      }
      for (String warning : Wording.warnings(outcome)) {
        out.append(command("warning", outcome.trace(), 0, 0, "A log that proves little", warning));
      }
    }
    return out.toString();
  }

  private static String deviation(String spec, Outcome outcome, Deviation d) {
    String headline = Wording.headline(spec, outcome);
    String explanation = TextReport.explanation(spec, outcome, Ink.PLAIN);
    String file = d.event().at().file();
    String out = command("error", file, d.event().at().line(), 0, headline, explanation);
    if (d.nearest().isEmpty() || d.nearest().getFirst().at().equals(SourceRange.NONE)) {
      return out;
    }
    Deviation.Nearest nearest = d.nearest().getFirst();
    String message =
        nearest.action() + " " + Wording.why(d.kind(), nearest) + "\n" + nearest.conjunct();
    SourceRange at = nearest.at();
    return out + command("notice", at.file(), at.line(), at.column(), headline, message);
  }

  private static String command(
      String level, String file, long line, int column, String title, String message) {
    return "::"
        + level
        + " "
        + (file.isEmpty() ? "" : "file=" + property(file) + ",")
        + (line > 0 ? "line=" + line + "," : "")
        + (column > 0 ? "col=" + column + "," : "")
        + "title="
        + property(title)
        + "::"
        + text(message.stripTrailing())
        + "\n";
  }

  /** A line that GitHub reads back as the text, line breaks included. */
  private static String text(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return text(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** Markdown to append to the file that {@code GITHUB_STEP_SUMMARY} names. */
  public static String summary(CheckReport report) {
    StringBuilder out = new StringBuilder();
    out.append("## ").append(cell(report.spec())).append(": ").append(report.verdict().word());
    out.append("\n\n");
    for (Problem p : report.problems()) {
      String place = p.place().isEmpty() ? "" : p.place() + ": ";
      out.append("**error:** ").append(cell(place + p.message())).append("\n\n");
    }
    out.append("| trace | verdict | events | explained |\n|---|---|---:|---:|\n");
    for (Outcome o : report.outcomes()) {
      out.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  cell(o.trace()),
                  o.verdict().word(),
                  Wording.number(o.events()),
                  Wording.number(o.explained())));
    }
    List<Outcome> open =
        report.outcomes().stream().filter(o -> !(o.verdict() instanceof Verdict.Conforms)).toList();
    open.stream()
        .limit(MOST_EXPLANATIONS)
        .map(o -> TextReport.explanation(report.spec(), o, Ink.PLAIN))
        .forEach(e -> out.append('\n').append(fenced(e)));
    if (open.size() > MOST_EXPLANATIONS) {
      out.append("\nand ").append(open.size() - MOST_EXPLANATIONS).append(" more\n");
    }
    out.append(coverage(report.coverage()));
    report.outcomes().stream()
        .flatMap(o -> Wording.warnings(o).stream())
        .distinct()
        .forEach(w -> out.append("\n**warning:** ").append(cell(w)).append('\n'));
    return out.toString();
  }

  private static String coverage(Coverage coverage) {
    if (coverage.actions().isEmpty()) {
      return "";
    }
    return coverage.actions().stream()
        .map(
            a ->
                "| %s | %s |\n"
                    .formatted(
                        cell(a.name()), a.events() == 0 ? "never" : Wording.number(a.events())))
        .collect(Collectors.joining("", "\n| action | events |\n|---|---:|\n", ""));
  }

  /** The text in a fence that no line of it can end. */
  private static String fenced(String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + text + fence + "\n";
  }

  /** Text in one line that Markdown takes as it is. */
  private static String cell(String text) {
    return text.replaceAll("\\R", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_{}\\[\\]|~#])", "\\\\$1");
  }
}
