package plumbline.conform.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import plumbline.conform.Coverage;
import plumbline.conform.Outcome;
import plumbline.conform.StateCoverage;
import plumbline.conform.Tightness;
import plumbline.conform.Verdict;
import plumbline.conform.explain.Deviation;
import plumbline.tla.text.Changes;
import plumbline.tla.value.Value;
import plumbline.trace.Event;
import tools.jackson.databind.JsonNode;

/** The sentences that all forms of the report have in common. */
public final class Wording {
  private static final int MOST_NAMES = 12;
  private static final int LONGEST_TEXT = 200;

  private Wording() {}

  /** The answer in one line, which begins with the verdict. */
  static String headline(String spec, Outcome outcome) {
    return outcome.verdict().word()
        + switch (outcome.verdict()) {
          case Verdict.Conforms _ ->
              ": " + count(outcome.events(), "event") + " of " + outcome.trace() + ignored(outcome);
          case Verdict.Deviates(Deviation d) -> place(d) + ": " + claim(spec, d);
          case Verdict.Unknown(String reason) when reason.startsWith(outcome.trace()) ->
              ": " + reason;
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
      case INVARIANT, STEP_PROPERTY ->
          d.violated() + " is violated by every behaviour that explains the trace up to here";
      case NO_STEP -> {
        if (d.nearest().isEmpty()) {
          yield "no action of " + spec + " explains " + title(d.event());
        }
        Deviation.Nearest nearest = d.nearest().getFirst();
        yield nearest.reached()
            ? nearest.action() + " is possible here, but not with " + observed(d.disagreements())
            : nearest.action() + " is not possible here";
      }
    };
  }

  private static String observed(List<Deviation.Disagreement> all) {
    if (all.size() != 1) {
      return "what was observed";
    }
    return all.getFirst().place() + " = " + shortened(all.getFirst().logged());
  }

  /** How far the spec explains the trace. */
  static String reach(Outcome outcome, Deviation d) {
    String explained =
        outcome.explained() == 0
            ? "No event is explained"
            : outcome.explained() == 1
                ? "The event before it is explained"
                : "The " + number(outcome.explained()) + " events before it are explained";
    return switch (d.kind()) {
      case NO_START -> explained + ".";
      case NO_STEP -> explained + "; just ahead of it " + states(d.possible());
      case INVARIANT, STEP_PROPERTY -> explained + "; after it " + states(d.possible());
    };
  }

  private static String states(long possible) {
    return "the spec can be in " + count(possible, "state") + ".";
  }

  /** An event as a call, with the arguments that were logged. */
  public static String title(Event event) {
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

  /** What a candidate has to do with the quoted text that follows, or with the disagreements. */
  static String why(Deviation.Kind kind, Deviation.Nearest nearest) {
    if (nearest.reached()) {
      return "is possible, but what was observed after it differs";
    }
    if (nearest.conjunct().isEmpty()) {
      return "is not possible";
    }
    return switch (kind) {
      case NO_START, NO_STEP -> "needs";
      case INVARIANT, STEP_PROPERTY -> "makes this false:";
    };
  }

  /** Which state the path of a deviation ends with. */
  static String lastState(Deviation d) {
    return switch (d.kind()) {
      case NO_START -> "The initial state that comes closest";
      case NO_STEP ->
          d.possible() == 1
              ? "The state just ahead of event " + number(d.number())
              : "The state just ahead of event " + number(d.number()) + " that comes closest";
      case INVARIANT, STEP_PROPERTY -> "The state that it leads to";
    };
  }

  static String cause(Deviation.Cause cause) {
    return switch (cause) {
      case SPEC_TOO_STRICT -> "a spec that is too strict";
      case LOG_GAP -> "a gap in the log";
      case ORDER -> "the order of two events";
      case WRONG_VALUE -> "a wrong value";
      case SYSTEM -> "the system";
    };
  }

  static String shortestHeading(Deviation d) {
    return d.shortestChecked()
        ? "Shortest sub-trace that still deviates (checked again; a line left out may be any step"
            + " or none)"
        : "Sub-trace that may be enough to deviate (not checked)";
  }

  /** Which actions were taken, in one line. */
  static String coverage(Coverage coverage) {
    int all = coverage.actions().size();
    List<String> never = coverage.neverTaken();
    if (never.isEmpty()) {
      return "all " + count(all, "action") + " taken";
    }
    return number(all - never.size())
        + " of "
        + count(all, "action")
        + " taken, never "
        + names(never);
  }

  private static String names(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    int others = names.size() - MOST_NAMES;
    return others > 0 ? shown + " and " + number(others) + " more" : shown;
  }

  /** How much of the state space was visited, in one line. */
  static String states(StateCoverage states) {
    String visited =
        (states.exact() ? states.certain() ? "" : "up to " : "more than ")
            + count(states.visited(), "different state")
            + " after the events";
    return visited
        + (states.reachable().isPresent()
            ? String.format(
                Locale.ROOT,
                "; %s%.1f%% of the %s that %s reachable",
                states.certain() ? "" : "up to ",
                100 * states.share(),
                number(states.reachable().getAsLong()),
                states.reachable().getAsLong() == 1 ? "is" : "are")
            : "; how many are reachable is not known: --explore-states counts more than %s of them"
                .formatted(number(StateCoverage.MOST_REACHABLE)));
  }

  /** How much the trace can prove, in one line. */
  static String tightness(Tightness t) {
    return String.format(
        Locale.ROOT,
        "%,.1f possible states after an event on average, %,d at most;"
            + " logged: %.0f%% of the variables, %.0f%% of the arguments",
        t.meanStates(),
        t.mostStates(),
        100 * t.observed(),
        100 * t.argumentsLogged());
  }

  /** What the user should know, what the log cannot prove included. */
  static List<String> warnings(Outcome outcome) {
    return Stream.concat(
            outcome.warnings().stream(),
            outcome.events() == 0 ? Stream.of() : outcome.tightness().warnings().stream())
        .distinct()
        .toList();
  }

  /** What a step changed, in the notation of EXCEPT. */
  static List<String> changes(Deviation.Moment before, Deviation.Moment after) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Value> variable : after.state().entrySet()) {
      Value old = before.state().get(variable.getKey());
      if (old != null) {
        Changes.of(variable.getKey(), old, variable.getValue())
            .forEach(change -> lines.addAll(change.lines()));
      }
    }
    return lines.isEmpty() ? List.of("nothing changes") : lines;
  }

  static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A text that fits in a line. */
  static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
  }

  /** A number with what it counts, in the plural where it is not one. */
  static String count(long n, String noun) {
    return number(n) + " " + noun + (n == 1 ? "" : "s");
  }

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
