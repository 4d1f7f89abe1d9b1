package plumbline.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import plumbline.explore.Exploration;
import plumbline.explore.format.Behaviour;
import plumbline.explore.format.BehaviourText;
import plumbline.tla.Spec;

/** What an exploration found, for people: the verdict, the behaviour, the counts. */
final class TextReport {
  private final PrintStream out;
  private final Style style;

  TextReport(Console console) {
    this.out = console.out();
    this.style = console.style();
  }

  void print(Spec spec, Exploration found, Behaviour behaviour, boolean full, int exit) {
    out.println(verdict(spec, found));
    if (!behaviour.steps().isEmpty()) {
      out.println();
    }
    for (BehaviourText.StepText step : BehaviourText.of(behaviour, full)) {
      out.println(style.strong(step.title()));
      step.lines().forEach(l -> out.println("     " + l));
    }
    behaviour
        .aliasError()
        .ifPresent(e -> out.println("The ALIAS could not be evaluated: " + e.getMessage()));
    found
        .unchecked()
        .forEach(
            u ->
                out.println(
                    "not checked: %s (%s) at %s".formatted(u.property(), u.reason(), u.at())));
    if (!found.unchecked().isEmpty() && found.result() == Exploration.Result.OK && exit != 0) {
      out.println(
          "The exit code is %d for that; --skip-temporal says that it is meant.".formatted(exit));
    }
    if (spec.hasBehaviour()) {
      counts(found);
    }
  }

  /** What computed the states. */
  void plan(Exploration.EngineUse engine) {
    out.println();
    if (!engine.compiled()) {
      out.println("Interpreted: " + engine.why() + ".");
      return;
    }
    out.println("Compiled to machine code.");
    engine.plan().forEach(line -> out.println("  " + line));
    if (engine.interpreted() > 0) {
      out.println(
          String.format(
              Locale.ROOT, "  %,d states were left to the interpreter", engine.interpreted()));
    }
  }

  /** What the actions took, in machine code. */
  void costs(Exploration found) {
    List<Exploration.ActionCost> costs = found.statistics().engine().costs();
    double all = costs.stream().mapToDouble(Exploration.ActionCost::seconds).sum();
    if (costs.isEmpty() || all == 0) {
      return;
    }
    int width = costs.stream().mapToInt(c -> c.action().name().length()).max().orElse(0);
    out.println();
    out.printf(
        Locale.ROOT,
        "%-" + width + "s %15s %15s %10s %6s%n",
        "action",
        "evaluated",
        "steps",
        "seconds",
        "share");
    for (Exploration.ActionCost c : costs) {
      out.printf(
          Locale.ROOT,
          "%-" + width + "s %,15d %,15d %10.3f %5.0f%%%n",
          c.action().name(),
          c.evaluated(),
          found.coverage().get(c.action().index()).taken(),
          c.seconds(),
          100 * c.seconds() / all);
    }
    out.println("Evaluations and seconds are estimated from some of the states.");
  }

  private String verdict(Spec spec, Exploration found) {
    return switch (found.result()) {
      case OK ->
          style.good(
              spec.hasBehaviour()
                  ? "No violation in any reachable state."
                  : "All assumptions hold.");
      case BOUNDED -> style.good("No violation so far; not all states were asked for.");
      case MEMORY -> style.bad("Incomplete: the memory allowed is full. No violation so far.");
      case INTERRUPTED -> style.bad("Incomplete: stopped. No violation so far.");
      case ASSUMPTION -> style.bad("An assumption is false: " + found.violated() + ".");
      case POSTCONDITION -> style.bad("The postcondition is false.");
      case DEADLOCK -> style.bad("Deadlock: the last state of this behaviour has no successor.");
      case SAFETY, PROPERTY -> style.bad(found.violated() + " is violated by this behaviour:");
      case ASSERTION -> style.bad("An Assert failed.");
      case ERROR -> style.bad("The spec could not be evaluated.");
      case INVARIANT_ERROR -> style.bad(found.violated() + " could not be evaluated.");
    };
  }

  private void counts(Exploration found) {
    out.println();
    found
        .statistics()
        .seed()
        .ifPresentOrElse(
            seed ->
                out.println(
                    String.format(
                        Locale.ROOT,
                        "%,d behaviours, %,d states generated, depth %d, %.1f s;"
                            + " --seed %d makes the same choices again",
                        found.statistics().behaviours(),
                        found.generated(),
                        found.depth(),
                        found.seconds(),
                        seed)),
            () ->
                out.println(
                    String.format(
                        Locale.ROOT,
                        "%,d states generated, %,d distinct, %,d waiting, depth %d, %.1f s",
                        found.generated(),
                        found.distinct(),
                        found.queue(),
                        found.depth(),
                        found.seconds())));
    List<Exploration.Coverage> rows =
        found.coverage().stream().filter(c -> c.action().index() > 0 || c.taken() > 0).toList();
    if (rows.isEmpty()) {
      return;
    }
    int width = rows.stream().mapToInt(c -> c.action().name().length()).max().orElse(0);
    String row = "%-" + Math.max(width, "action".length()) + "s %,15d %,15d %,15d";
    out.println();
    out.println(
        style.faint(
            row.replace(",15d", "15s").formatted("action", "steps", "enabled in", "new states")));
    for (Exploration.Coverage c : rows) {
      String line =
          String.format(Locale.ROOT, row, c.action().name(), c.taken(), c.enabled(), c.distinct());
      boolean unreachable = c.taken() == 0 && found.result() == Exploration.Result.OK;
      out.println(unreachable ? style.bad(line + "  never taken") : line);
    }
  }
}
