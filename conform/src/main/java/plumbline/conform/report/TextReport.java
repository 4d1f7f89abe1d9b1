package plumbline.conform.report;

import java.util.List;
import java.util.Map;
import plumbline.conform.Coverage;
import plumbline.conform.Outcome;
import plumbline.conform.Verdict;
import plumbline.conform.explain.Deviation;
import plumbline.tla.SourceRange;
import plumbline.tla.text.WrappedText;
import plumbline.tla.value.Value;
import plumbline.trace.Event;

/**
 * The answer for a reader at a terminal: for each trace a line that begins with the verdict, and
 * below a deviation why nothing explains it.
 */
public final class TextReport {
  private static final int CANDIDATES = 3;
  private static final int DISAGREEMENTS = 8;
  private static final int STEPS = 3;
  private static final int SUB_TRACE = 20;
  private static final int SUSPECTS = 4;
  private static final int LINES_OF_A_VALUE = 8;

  private final String spec;
  private final boolean alone;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  private TextReport(String spec, boolean alone, Ink ink) {
    this.spec = spec;
    this.alone = alone;
    this.ink = ink;
  }

  /** The whole answer; every line ends with a line break. */
  public static String of(CheckReport report, Ink ink) {
    TextReport text = new TextReport(report.spec(), report.outcomes().size() <= 1, ink);
    report.problems().forEach(text::problem);
    for (Outcome outcome : report.outcomes()) {
      text.outcome(outcome);
    }
    if (!text.alone) {
      text.summary(report);
    }
    report.states().ifPresent(s -> text.faint("states: " + Wording.states(s)));
    return text.out.toString();
  }

  /** Why one trace deviates or is not decided, as {@link #of} shows it, without its coverage. */
  public static String explanation(String spec, Outcome outcome, Ink ink) {
    TextReport text = new TextReport(spec, true, ink);
    text.verdict(outcome);
    return text.out.toString();
  }

  private void problem(Problem problem) {
    String place = problem.place();
    line(
        ink.of(Ink.Tone.BAD, "error: ")
            + (place.isEmpty() ? "" : place + ": ")
            + problem.message());
    if (!problem.excerpt().isEmpty()) {
      problem.excerpt().lines().forEach(l -> line("    " + l));
    }
  }

  private void outcome(Outcome outcome) {
    verdict(outcome);
    boolean deviates = outcome.verdict() instanceof Verdict.Deviates;
    if (alone) {
      if (deviates) {
        line("");
      }
      coverage(outcome.coverage());
      if (outcome.events() > 0) {
        faint("tightness: " + Wording.tightness(outcome.tightness()));
      }
    }
    for (String warning : Wording.warnings(outcome)) {
      line(ink.of(Ink.Tone.BAD, "warning: ") + warning);
    }
    if (deviates && !alone) {
      line("");
    }
  }

  private void verdict(Outcome outcome) {
    Ink.Tone tone = outcome.verdict() instanceof Verdict.Conforms ? Ink.Tone.GOOD : Ink.Tone.BAD;
    String word = outcome.verdict().word();
    line(ink.of(tone, word) + Wording.headline(spec, outcome).substring(word.length()));
    if (outcome.verdict() instanceof Verdict.Deviates(Deviation d)) {
      line(Wording.reach(outcome, d));
      nearest(d);
      disagreements(d.disagreements());
      path(d);
      shortest(d);
      suspects(d.suspects());
    }
  }

  private void nearest(Deviation d) {
    if (d.nearest().isEmpty()) {
      return;
    }
    heading(Wording.heading(d.kind()));
    for (Deviation.Nearest n : first(CANDIDATES, d.nearest())) {
      String place = n.conjunct().isEmpty() || n.at().equals(SourceRange.NONE) ? "" : "" + n.at();
      line(
          "  "
              + ink.of(Ink.Tone.STRONG, n.action())
              + " "
              + Wording.why(d.kind(), n)
              + ink.of(Ink.Tone.FAINT, place.isEmpty() ? "" : "    " + place));
      n.conjunct().lines().forEach(l -> line("      " + ink.of(Ink.Tone.BAD, l)));
      n.parts().forEach((part, value) -> value("        ", part, value));
    }
    more(d.nearest().size() - CANDIDATES, "candidate");
  }

  private void disagreements(List<Deviation.Disagreement> all) {
    if (all.isEmpty()) {
      return;
    }
    heading("Logged, but not possible");
    for (Deviation.Disagreement one : first(DISAGREEMENTS, all)) {
      String possible = one.possible().isEmpty() ? "nothing" : String.join(" or ", one.possible());
      line("  " + one.place());
      line("    logged    " + ink.of(Ink.Tone.BAD, Wording.shortened(one.logged())));
      line(
          "    possible  "
              + Wording.shortened(possible)
              + (one.others() > 0 ? " or " + Wording.count(one.others(), "other") : ""));
    }
    more(all.size() - DISAGREEMENTS, "place");
  }

  private void path(Deviation d) {
    if (d.path().isEmpty()) {
      return;
    }
    int from = Math.max(0, d.path().size() - STEPS - 1);
    if (d.path().size() > 1) {
      heading("How the spec got there");
      for (int i = Math.max(1, from + 1); i < d.path().size(); i++) {
        step(d.path().get(i - 1), d.path().get(i));
      }
    }
    Map<String, Value> state = d.path().getLast().state();
    heading(Wording.lastState(d));
    state.forEach((name, value) -> value("  ", name, value));
    if (d.kind() == Deviation.Kind.NO_STEP) {
      observed("Logged ahead of event " + d.number(), Logged.of(d.event().before(), state));
      if (d.disagreements().isEmpty()) {
        observed("Logged after event " + d.number(), Logged.of(d.event().vars(), state));
      }
    }
  }

  private void step(Deviation.Moment before, Deviation.Moment moment) {
    String origin = moment.event().map(e -> e.at().toString()).orElse("not logged");
    line(
        "  "
            + (moment.action().isEmpty() ? "initial state" : moment.action())
            + "    "
            + ink.of(Ink.Tone.FAINT, origin));
    limited("      ", Wording.changes(before, moment));
  }

  private void observed(String heading, List<Logged> places) {
    if (places.isEmpty()) {
      return;
    }
    heading(heading);
    for (Logged place : places) {
      String there =
          place.state().map(v -> "in the state above " + v).orElse("not in the state above");
      line(
          "  "
              + place.place()
              + " = "
              + Wording.shortened(place.text())
              + ink.of(Ink.Tone.FAINT, "    " + Wording.shortened(there)));
    }
  }

  private void shortest(Deviation d) {
    if (d.shortest().isEmpty()) {
      return;
    }
    heading(Wording.shortestHeading(d));
    List<Event> all = d.shortest();
    int left = Math.max(0, all.size() - SUB_TRACE);
    if (left > 0) {
      line("  ... " + Wording.count(left, "event") + " before these");
    }
    for (Event event : all.subList(left, all.size())) {
      line(
          "  "
              + ink.of(Ink.Tone.FAINT, event.at() + "  ")
              + Wording.shortened(Wording.title(event)));
    }
  }

  private void suspects(List<Deviation.Suspect> all) {
    if (all.isEmpty()) {
      return;
    }
    heading("Suspect");
    for (Deviation.Suspect suspect : first(SUSPECTS, all)) {
      line(
          "  "
              + ink.of(Ink.Tone.STRONG, Wording.cause(suspect.cause()))
              + ": "
              + suspect.finding());
      if (!suspect.toConfirm().isEmpty()) {
        line("    to confirm: " + suspect.toConfirm());
      }
    }
  }

  private void summary(CheckReport report) {
    List<Outcome> all = report.outcomes();
    long deviating = all.stream().filter(o -> o.verdict() instanceof Verdict.Deviates).count();
    long unknown = all.stream().filter(o -> o.verdict() instanceof Verdict.Unknown).count();
    line("");
    line(
        ink.of(Ink.Tone.STRONG, Wording.count(all.size(), "trace"))
            + ": "
            + Wording.number(all.size() - deviating - unknown)
            + " conform, "
            + Wording.number(deviating)
            + " deviate, "
            + Wording.number(unknown)
            + " unknown; "
            + Wording.count(report.events(), "event"));
    coverage(report.coverage());
  }

  private void coverage(Coverage coverage) {
    if (!coverage.actions().isEmpty()) {
      faint("coverage: " + Wording.coverage(coverage));
    }
  }

  private void heading(String text) {
    line("");
    line(ink.of(Ink.Tone.STRONG, text));
  }

  private void value(String indent, String place, Value value) {
    limited(indent, WrappedText.lines(place, value));
  }

  private void limited(String indent, List<String> lines) {
    first(LINES_OF_A_VALUE, lines).forEach(l -> line(indent + Wording.shortened(l)));
    if (lines.size() > LINES_OF_A_VALUE) {
      line(indent + "  ... " + Wording.count(lines.size() - LINES_OF_A_VALUE, "line") + " more");
    }
  }

  private void more(int others, String noun) {
    if (others > 0) {
      line("  and " + Wording.count(others, noun) + " more");
    }
  }

  private static <T> List<T> first(int most, List<T> all) {
    return all.subList(0, Math.min(most, all.size()));
  }

  private void faint(String text) {
    line(ink.of(Ink.Tone.FAINT, text));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
