package plumbline.conform.report;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import plumbline.conform.Coverage;
import plumbline.conform.Outcome;
import plumbline.conform.Tightness;
import plumbline.conform.Verdict;
import plumbline.conform.explain.Deviation;
import plumbline.trace.Event;
import tools.jackson.databind.JsonNode;

/** The sentences that all forms of the report have in common. */
final class Wording {
  private static final int MOST_NAMES = 12;

  private Wording() {}

  /** The answer in one line, which begins with the verdict. */
  static String headline(String spec, Outcome outcome) {
    return outcome.verdict().word()
        + switch (outcome.verdict()) {
          case Verdict.Conforms _ ->
              ": " + count(outcome.events(), "event") + " of " + outcome.trace() + ignored(outcome);
          case Verdict.Deviates(Deviation d) -> place(d) + ": " + claim(spec, d);
          case Verdict.Unknown(String reason) -> ": " + outcome.trace() + ": " + reason;
        };
  }

  private static String ignored(Outcome outcome) {
    return outcome.ignored() == 0 ? "" : ", " + count(outcome.ignored(), "line") + " ignored";
  }

  private static String place(Deviation d) {
    return " at event " + number(d.number()) + ", " + d.event().at();
  }

  /** What is wrong at the event. */
  static String claim(String spec, Deviation d) {
    return switch (d.kind()) {
      case NO_START -> "no initial state of " + spec + " agrees with it";
      case INVARIANT -> d.violated() + " is violated in every possible state";
      case STEP_PROPERTY -> d.violated() + " is violated by every possible step";
      case NO_STEP -> {
        if (d.nearest().isEmpty()) {
          yield "no action of " + spec + " explains " + title(d.event());
        }
        Deviation.Nearest nearest = d.nearest().getFirst();
        yield nearest.reached()
            ? nearest.action() + " is possible here, but not with what was observed"
            : nearest.action() + " is not possible here";
      }
    };
  }

  /** How far the spec explains the trace. */
  static String reach(Outcome outcome, Deviation d) {
    String explained =
        outcome.explained() == 0
            ? "No event is explained"
            : outcome.explained() == 1
                ? "The event before it is explained"
                : "The " + number(outcome.explained()) + " events before it are explained";
    return explained
        + "; just ahead of it "
        + (d.possible() == 1
            ? "the spec can be in 1 state."
            : "the spec can be in " + number(d.possible()) + " states.");
  }

  /** An event as a call, with the arguments that were logged. */
  static String title(Event event) {
    String action = event.action().isEmpty() ? "a step without a name" : event.action();
    if (event.args().isEmpty()) {
      return action;
    }
    StringJoiner arguments = new StringJoiner(", ", action + "(", ")");
    for (var argument : event.args().properties()) {
      arguments.add(argument.getKey() + " = " + text(argument.getValue()));
    }
    return arguments.toString();
  }

  /** A logged value on one line. */
  static String text(JsonNode value) {
    return value.toString();
  }

  static String heading(Deviation.Kind kind) {
    return switch (kind) {
      case NO_START -> "Nearest initial states";
      case NO_STEP -> "Nearest actions";
      case INVARIANT, STEP_PROPERTY -> "What is false";
    };
  }

  /** Why a candidate does not explain the event. */
  static String why(Deviation.Kind kind, Deviation.Nearest nearest) {
    if (nearest.reached()) {
      return "is possible, but what was observed after it differs";
    }
    return switch (kind) {
      case NO_START, NO_STEP ->
          nearest.passed() == 0
              ? "its first condition is false:"
              : nearest.passed() == 1
                  ? "one condition holds, then this one is false:"
                  : number(nearest.passed()) + " conditions hold, then this one is false:";
      case INVARIANT, STEP_PROPERTY -> "makes this false:";
    };
  }

  static String cause(Deviation.Cause cause) {
    return switch (cause) {
      case SPEC_TOO_STRICT -> "the spec is too strict";
      case LOG_GAP -> "a gap in the log";
      case ORDER -> "the order of two events";
      case WRONG_VALUE -> "a wrong value";
      case SYSTEM -> "the system";
    };
  }

  static String shortestHeading(Deviation d) {
    return d.shortestChecked()
        ? "Shortest sub-trace that still deviates (checked again)"
        : "Sub-trace that may be enough to deviate (not checked)";
  }

  /** Which actions were taken, in one line. */
  static String coverage(Coverage coverage) {
    int all = coverage.actions().size();
    List<String> never = coverage.neverTaken();
    if (never.isEmpty()) {
      return "all " + count(all, "action") + " of the spec taken";
    }
    return number(all - never.size())
        + " of "
        + count(all, "action")
        + " taken; never: "
        + names(never);
  }

  private static String names(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    int others = names.size() - MOST_NAMES;
    return others > 0 ? shown + " and " + number(others) + " more" : shown;
  }

  /** How much the trace can prove, in one line. */
  static String tightness(Tightness t) {
    return String.format(
        Locale.ROOT,
        "%,.1f states possible after an event on average, %,d at most;"
            + " %.0f %% of the variables and %.0f %% of the arguments were logged",
        t.meanStates(),
        t.mostStates(),
        100 * t.observed(),
        100 * t.argumentsLogged());
  }

  /** A number with what it counts, in the plural where it is not one. */
  static String count(long n, String noun) {
    return number(n) + " " + noun + (n == 1 ? "" : "s");
  }

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
