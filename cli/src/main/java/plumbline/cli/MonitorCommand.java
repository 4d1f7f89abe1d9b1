package plumbline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import plumbline.conform.binding.BindingException;
import plumbline.conform.report.Problem;
import plumbline.monitor.Meters;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.MonitorRun;
import plumbline.monitor.http.StatusServer;
import plumbline.monitor.run.MonitorSettings;
import plumbline.monitor.run.Monitors;
import plumbline.tla.SpecException;
import plumbline.trace.TraceException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code plumbline monitor}: whether systems that do not stop are what their spec says. */
@Command(
    name = "monitor",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    description =
        "Follows the events of running systems, and alerts where their spec does not explain them.",
    footer = {
      "",
      "Examples:",
      "  plumbline monitor Lock.tla --source file:lock.ndjson --key args.lock",
      "  plumbline monitor Cache.tla --binding cache.yaml --key '$.key' --http :9464 \\",
      "      --source kafka://broker:9092/trace --sink kafka://broker:9092/alerts",
      "  my-service | plumbline monitor Lock.tla --source - --key node --format json",
      "  plumbline monitor --file monitors.yaml",
      "",
      "Exit codes, when it is stopped or its input ends: 0 conforms, 1 deviates, 2 the input or"
          + " the",
      "command line is wrong, 3 unknown."
    })
final class MonitorCommand implements Callable<Integer> {
  private static final int CONFORMS = 0;
  private static final int DEVIATES = 1;
  private static final int WRONG_INPUT = 2;
  private static final int UNKNOWN = 3;
  private static final List<Integer> GRAVEST = List.of(WRONG_INPUT, DEVIATES, UNKNOWN, CONFORMS);
  private static final long LOOK_EVERY = 500;

  @ParentCommand private Main main;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(
      paramLabel = "SPEC.tla",
      arity = "0..1",
      description =
          "The module that the systems are held against; or one that reads their records itself, by"
              + " the module Traces.")
  private Optional<Path> module = Optional.empty();

  @ArgGroup(validate = false, order = 1, heading = "%nThe spec:%n")
  private SpecArguments spec = new SpecArguments();

  @ArgGroup(validate = false, order = 2, heading = "%nThe stream:%n")
  private StreamArguments stream = new StreamArguments();

  @ArgGroup(validate = false, order = 3, heading = "%nThe monitor:%n")
  private MonitorArguments monitor = new MonitorArguments();

  @Override
  public Integer call() {
    Console console = main.console();
    try {
      return run(console);
    } catch (TraceException e) {
      return wrong(console, Problem.of(e));
    } catch (BindingException e) {
      return wrong(console, Problem.of(e));
    } catch (SpecException e) {
      ErrorText.lines(e, console.errStyle()).forEach(console.err()::println);
      return WRONG_INPUT;
    } catch (IOException | UncheckedIOException e) {
      return wrong(console, Problem.of(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private static int wrong(Console console, Problem problem) {
    String place = problem.place().isEmpty() ? "" : problem.place() + ": ";
    console.err().println(console.errStyle().bad("error: ") + place + problem.message());
    return WRONG_INPUT;
  }

  private int run(Console console) throws IOException {
    boolean asJson = monitor.asJson();
    Interruption interruption = new Interruption();
    int exit = UNKNOWN;
    try {
      if (module.isPresent() == monitor.file.isPresent()) {
        throw new IllegalArgumentException(
            "expected either SPEC.tla, or --file with a file that names specs");
      }
      if (monitor.file.isPresent()) {
        exit = several(monitor.file.get(), interruption, console, asJson);
        return exit;
      }
      MonitorRun run = settings(console).start(System.in, console.out(), asJson);
      try {
        follow(run, interruption, console);
      } finally {
        boolean delivered = run.close();
        exit = exitCode(run.meters(), delivered);
      }
      summary(run, console, asJson, exit);
      return exit;
    } catch (RuntimeException | IOException e) {
      exit = WRONG_INPUT;
      throw e;
    } finally {
      interruption.end(exit);
    }
  }

  private MonitorSettings settings(Console console) {
    Path found = SpecArguments.module(module.orElseThrow());
    if (stream.sources.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no source: --source kafka://HOST:PORT/TOPIC, file:PATH, dir:PATH or -");
    }
    MonitorConfig config =
        new MonitorConfig(
            monitor.name(found),
            found,
            spec.options(console.err(), 0),
            stream.binding,
            stream.preset,
            stream.sources,
            monitor.sinks,
            stream.key(),
            stream.ordering(),
            Optional.ofNullable(stream.join),
            monitor.expire,
            monitor.limits());
    return new MonitorSettings(
        config,
        monitor.group(found),
        monitor.state,
        stream.fromLatest(),
        monitor.exactlyOnce,
        monitor.threads,
        monitor.untilEnd);
  }

  /** Runs the monitors of a file, which is looked at now and then. */
  private int several(Path file, Interruption interruption, Console console, boolean asJson)
      throws IOException {
    Monitors monitors =
        new Monitors(
            file, System.in, console.out(), asJson, note -> console.err().println("note: " + note));
    Optional<StatusServer> server = Optional.empty();
    try {
      Optional<String> http = monitor.http.or(monitors::http);
      if (http.isPresent()) {
        server = Optional.of(new StatusServer(http.get(), monitors.runs()));
      }
      while (!interruption.getAsBoolean() && !monitors.isOver()) {
        Thread.sleep(LOOK_EVERY);
        if (monitors.reload() && server.isPresent()) {
          server.get().show(monitors.runs());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.ifPresent(StatusServer::close);
    }
    int worst = CONFORMS;
    for (Monitors.Ended ended : monitors.stop()) {
      int exit = exitCode(ended.run().meters(), ended.delivered());
      summary(ended.run(), console, asJson, exit);
      worst = worse(worst, exit);
    }
    return worst;
  }

  /** As for several traces: wrong input before a deviation, that before what is unknown. */
  private static int worse(int one, int other) {
    return GRAVEST.indexOf(one) < GRAVEST.indexOf(other) ? one : other;
  }

  private void follow(MonitorRun run, Interruption interruption, Console console)
      throws IOException {
    Optional<StatusServer> server =
        monitor.http.isPresent()
            ? Optional.of(new StatusServer(monitor.http.get(), List.of(run)))
            : Optional.empty();
    StatusLine line = new StatusLine(console);
    try {
      long[] shownAt = {System.nanoTime()};
      String[] trouble = {""};
      run.run(
          r -> {
            if (interruption.getAsBoolean()) {
              r.stop();
            }
            String now = r.trouble();
            if (!now.equals(trouble[0]) && !now.isEmpty() && !console.live()) {
              console.err().println("warning: " + now);
            }
            trouble[0] = now;
            if (System.nanoTime() - shownAt[0] >= line.every().toNanos()) {
              shownAt[0] = System.nanoTime();
              line.show(progress(r));
            }
          });
    } finally {
      line.end();
      server.ifPresent(StatusServer::close);
    }
  }

  private static String progress(MonitorRun run) {
    Meters m = run.meters();
    return String.format(
        Locale.ROOT,
        "%s: %,d events, %,d instances held, %,d alerts%s%s",
        run.name(),
        m.events.sum(),
        m.held.sum(),
        m.alerts.sum(),
        m.dead.sum() == 0 ? "" : String.format(Locale.ROOT, ", %,d dead letters", m.dead.sum()),
        run.trouble().isEmpty() ? "" : "; " + run.trouble());
  }

  private static int exitCode(Meters m, boolean delivered) {
    if (m.deviating.sum() > 0) {
      return DEVIATES;
    }
    if (m.dead.sum() > 0) {
      return WRONG_INPUT;
    }
    return m.events.sum() == 0 || m.becameUnknown.sum() > 0 || m.lost.sum() > 0 || !delivered
        ? UNKNOWN
        : CONFORMS;
  }

  private static void summary(MonitorRun run, Console console, boolean asJson, int exit) {
    Meters m = run.meters();
    if (asJson) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("summary", run.name());
      json.put("exitCode", exit);
      json.put("messages", m.messages.sum());
      json.put("events", m.events.sum());
      json.put("ignored", m.ignored.sum());
      json.put("repeated", m.repeated.sum());
      json.put("instances", m.begun.sum());
      json.put("deviating", m.deviating.sum());
      json.put("late", m.late.sum());
      json.put("lost", m.lost.sum());
      json.put("deadLetters", m.dead.sum());
      json.put("becameUnknown", m.becameUnknown.sum());
      json.put("resynchronised", m.resynchronised.sum());
      json.put("alerts", m.alerts.sum());
      console.out().println(json);
      return;
    }
    console
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%s: %,d events of %,d instances, %,d alerts, %,d late, %,d lost, %,d dead letters",
                exit == CONFORMS ? "conforms" : exit == DEVIATES ? "deviates" : "unknown",
                m.events.sum(),
                m.begun.sum(),
                m.alerts.sum(),
                m.late.sum(),
                m.lost.sum(),
                m.dead.sum()));
    for (var d : run.deliveries()) {
      if (!d.trouble().isEmpty()) {
        console.err().println("warning: " + d.name() + ": " + d.trouble());
      }
    }
  }
}
