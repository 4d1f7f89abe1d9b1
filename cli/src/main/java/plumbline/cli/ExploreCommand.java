package plumbline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.explore.Exploration;
import plumbline.explore.Exploration.Result;
import plumbline.explore.ExploreOptions;
import plumbline.explore.Explorer;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;
import plumbline.tla.State;
import plumbline.tla.value.Value;
import tools.jackson.databind.json.JsonMapper;

/** {@code plumbline explore}: walks a spec's state graph. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    description = "Visits every reachable state of a TLA+ spec and checks its invariants.",
    footer = {
      "",
      "Examples:",
      "  plumbline explore examples/TwoPhase.tla",
      "  plumbline explore Spec.tla --config Small.cfg --format json",
      "  plumbline explore Spec.tla --init Init --next Next --invariant TypeOK",
      "",
      "Exit codes: 0 holds, 10 assumption, 11 deadlock, 12 safety, 75 evaluation,",
      "150 parse, 151 configuration, 153 system, 2 command line, 3 something was not checked."
    })
final class ExploreCommand implements Callable<Integer> {
  private static final int INCOMPLETE = 3;

  enum Format {
    text,
    json
  }

  @Parameters(paramLabel = "SPEC.tla", description = "The module to explore.")
  private Path module;

  @Option(names = "--config", description = "The configuration; SPEC.cfg by default.")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--path", description = "Further folders in which modules are looked for.")
  private List<Path> path = List.of();

  @Option(names = "--init", description = "The initial predicate.")
  private Optional<String> init = Optional.empty();

  @Option(names = "--next", description = "The next-state relation.")
  private Optional<String> next = Optional.empty();

  @Option(names = "--invariant", description = "A further invariant; may be repeated.")
  private List<String> invariants = List.of();

  @Option(names = "--constant", description = "NAME=VALUE, as in a configuration.")
  private List<String> constants = List.of();

  @Option(
      names = "--skip-temporal",
      description = "Accept that liveness and fairness are not checked.")
  private boolean skipTemporal;

  @Option(names = "--full", description = "Show whole states in a behaviour.")
  private boolean full;

  @Option(names = "--format", description = "text or json.", defaultValue = "text")
  private Format format;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Override
  public Integer call() {
    SpecOptions options =
        new SpecOptions(
            config,
            path,
            init,
            next,
            invariants,
            constants,
            0,
            format == Format.text ? System.out : System.err);
    Spec spec = Spec.load(module, options);
    boolean terminal = onTerminal();
    Exploration found =
        Explorer.explore(
            spec,
            ExploreOptions.defaults(),
            now -> {
              if (terminal) {
                System.err.printf(
                    "\r%,d generated, %,d distinct, %,d waiting, depth %d  ",
                    now.generated(), now.distinct(), now.queue(), now.depth());
              }
            });
    PrintWriter out = command.commandLine().getOut();
    int code = exitCode(found);
    if (format == Format.json) {
      out.println(JsonMapper.builder().build().writeValueAsString(json(spec, found)));
    } else {
      text(spec, found, out);
    }
    out.flush();
    found.error().ifPresent(e -> Errors.print(e, command.commandLine().getErr()));
    return code;
  }

  /** Which of null and a console that is no terminal redirection gives depends on the JDK. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  private int exitCode(Exploration found) {
    boolean incomplete = !found.unchecked().isEmpty() && !skipTemporal;
    return found.result() == Result.OK && incomplete ? INCOMPLETE : found.result().exitCode();
  }

  private void text(Spec spec, Exploration found, PrintWriter out) {
    String verdict =
        switch (found.result()) {
          case OK ->
              spec.hasBehaviour()
                  ? "No violation in any reachable state."
                  : "All assumptions hold.";
          case BOUNDED -> "No violation within the bounds given; not all states were visited.";
          case MEMORY -> "INCOMPLETE: the memory ran out. No violation so far.";
          case INTERRUPTED -> "INCOMPLETE: stopped. No violation so far.";
          case ASSUMPTION -> "The assumption " + found.violated() + " is false.";
          case DEADLOCK -> "Deadlock: the last state has no successor.";
          case SAFETY, PROPERTY -> found.violated() + " is violated.";
          case ASSERTION -> "An Assert failed.";
          case INVARIANT_ERROR -> "An invariant could not be evaluated.";
          case ERROR -> "The evaluation failed.";
          case POSTCONDITION -> "The postcondition is false.";
        };
    out.println(verdict);
    for (int i = 0; i < found.trace().size(); i++) {
      Exploration.Step step = found.trace().get(i);
      out.printf("%n%d: %s%n", i + 1, title(step));
      State before = i == 0 || full ? null : found.trace().get(i - 1).state();
      for (int v = 0; v < step.state().size(); v++) {
        if (before == null || !before.get(v).equals(step.state().get(v))) {
          out.printf("   %s = %s%n", spec.variables().get(v), step.state().get(v));
        }
      }
    }
    found
        .unchecked()
        .forEach(u -> out.printf("not checked: %s (%s) at %s%n", u.property(), u.reason(), u.at()));
    if (spec.hasBehaviour()) {
      out.printf(
          "%n%,d states generated, %,d distinct, %,d waiting, depth %d, %.1f s%n",
          found.generated(), found.distinct(), found.queue(), found.depth(), found.seconds());
      for (Exploration.Coverage c : found.coverage()) {
        if (c.action().index() > 0 || c.taken() > 0) {
          out.printf(
              "  %s: taken %,d, enabled in %,d, %,d new%n",
              c.action().name(), c.taken(), c.enabled(), c.distinct());
        }
      }
    }
  }

  private static String title(Exploration.Step step) {
    if (step.action().isEmpty()) {
      return "initial state";
    }
    StringBuilder title = new StringBuilder(step.action().get().name());
    String separator = "(";
    for (Value argument : step.arguments()) {
      title.append(separator).append(argument);
      separator = ", ";
    }
    return step.arguments().isEmpty() ? title.toString() : title.append(')').toString();
  }

  private Map<String, Object> json(Spec spec, Exploration found) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("result", found.result().name().toLowerCase(java.util.Locale.ROOT));
    object.put("generated", found.generated());
    object.put("distinct", found.distinct());
    object.put("depth", found.depth());
    object.put("queue", found.queue());
    object.put("seconds", found.seconds());
    object.put("workers", 1);
    object.put("violated", found.violated());
    List<Map<String, Object>> trace = new ArrayList<>();
    for (Exploration.Step step : found.trace()) {
      Map<String, Object> state = new LinkedHashMap<>();
      for (int v = 0; v < step.state().size(); v++) {
        state.put(spec.variables().get(v), step.state().get(v).toString());
      }
      trace.add(Map.of("action", title(step), "state", state));
    }
    object.put("trace", trace);
    List<Map<String, Object>> coverage = new ArrayList<>();
    for (Exploration.Coverage c : found.coverage()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("action", c.action().name());
      row.put("taken", c.taken());
      row.put("enabled", c.enabled());
      row.put("distinct", c.distinct());
      coverage.add(row);
    }
    object.put("coverage", coverage);
    object.put(
        "unchecked",
        found.unchecked().stream().map(u -> u.property() + ": " + u.reason()).toList());
    found.error().ifPresent(e -> object.put("error", e.at() + ": " + e.getMessage()));
    return object;
  }
}
