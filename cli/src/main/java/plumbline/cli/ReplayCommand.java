package plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import plumbline.conform.Coverage;
import plumbline.conform.Outcome;
import plumbline.conform.Tightness;
import plumbline.conform.Verdict;
import plumbline.conform.binding.BindingException;
import plumbline.conform.report.CheckReport;
import plumbline.conform.report.HtmlReport;
import plumbline.conform.report.JsonReport;
import plumbline.conform.report.Problem;
import plumbline.conform.report.TextReport;
import plumbline.conform.report.Timeline;
import plumbline.monitor.KeyPath;
import plumbline.monitor.Limits;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.Replay;
import plumbline.monitor.Subject;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertStore;
import plumbline.monitor.instance.History;
import plumbline.monitor.kafka.TopicHistory;
import plumbline.monitor.kafka.Topics;
import plumbline.monitor.local.AlertFiles;
import plumbline.monitor.otlp.SpoolHistory;
import plumbline.monitor.source.FileHistory;
import plumbline.tla.SpecException;
import plumbline.trace.Event;
import plumbline.trace.TraceException;

/** {@code plumbline replay}: checks the events that led to an alert once more. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    description =
        "Reads the events that led to a monitor's alert again, and checks them from the states that"
            + " were possible ahead of them.",
    footer = {
      "",
      "Examples:",
      "  plumbline replay 3f0c Cache.tla --source kafka://b:9092/alerts --report r.html",
      "  plumbline replay 3f0c Lock.tla --state /var/lib/plumbline --binding lock.yaml",
      "  plumbline replay alert.json Cache.tla --events kafka://broker:9092",
      "",
      "Exit codes: 0 conforms (a mended spec), 1 deviates, 2 the input or the command",
      "line is wrong, 3 unknown (the messages are gone, or the alert lacks the states)."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final int WRONG_INPUT = 2;
  private static final String KAFKA = "kafka://";

  @ParentCommand private Main main;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "ALERT",
      description = "The alert's id (with --source or --state), or a file with the alert as JSON.")
  private String named;

  @Parameters(
      index = "1",
      paramLabel = "SPEC.tla",
      description = "The module that the events are held against.")
  private Path module;

  @Mixin private AlertArguments where = new AlertArguments();

  @ArgGroup(validate = false, order = 1, heading = "%nThe spec:%n")
  private SpecArguments spec = new SpecArguments();

  @Option(names = "--binding", paramLabel = "FILE.yaml", description = "The monitor's binding.")
  private Optional<Path> binding = Optional.empty();

  @Option(names = "--preset", paramLabel = "NAME", description = "The monitor's preset.")
  private Optional<String> preset = Optional.empty();

  @Option(
      names = "--events",
      paramLabel = "kafka://HOST:PORT",
      description =
          "Where the events are (in the Kafka of --source; else in the files that the alert"
              + " names).")
  private Optional<String> events = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write the answer as a page with a space-time diagram.")
  private Optional<Path> report = Optional.empty();

  @Override
  public Integer call() {
    Console console = main.console();
    try {
      return replay(console, alert());
    } catch (TraceException e) {
      return AlertArguments.wrong(console, Problem.of(e));
    } catch (BindingException e) {
      return AlertArguments.wrong(console, Problem.of(e));
    } catch (SpecException e) {
      ErrorText.lines(e, console.errStyle()).forEach(console.err()::println);
      return WRONG_INPUT;
    } catch (IOException e) {
      return AlertArguments.wrong(console, Problem.of(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private Alert alert() throws IOException {
    if (where.areGiven()) {
      try (AlertStore store = where.store()) {
        return store.read().named(named);
      }
    }
    Path file = Path.of(named);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "there is no file %s; where an alert of that id is, --source or --state says"
              .formatted(named));
    }
    List<Alert> alerts = AlertFiles.ofSink(file).readAll();
    if (alerts.size() != 1) {
      throw new IOException(
          "there are %d alerts in %s; name one by its id: plumbline replay ID %s --source file:%s"
              .formatted(alerts.size(), file, module, file));
    }
    return alerts.getFirst();
  }

  private int replay(Console console, Alert alert) throws IOException {
    Path found = SpecArguments.module(module);
    Subject subject = subject(found, console);
    Replay replay = new Replay(subject, alert);
    if (!replay.isOfSameSpec()) {
      console
          .err()
          .println(
              "warning: the alert comes from %s, and this is %s: the answer is that of another version of the spec, its configuration or its binding"
                  .formatted(alert.spec(), subject.version()));
    }
    CheckReport answer;
    Timeline timeline = new Timeline();
    try {
      Replay.Result result = result(replay, subject);
      answer = report(subject, found, result.outcome());
      timeline = timeline(result);
    } catch (Replay.Impossible e) {
      answer = report(subject, found, unknown(alert, e.getMessage()));
    }
    print(answer, console);
    if (report.isPresent()) {
      String name = answer.outcomes().getFirst().trace();
      CheckOutput.write(report.get(), HtmlReport.of(answer, Map.of(name, timeline)), false);
    }
    return answer.exitCode();
  }

  private Subject subject(Path found, Console console) {
    return new MonitorConfig(
            "replay",
            found,
            spec.options(console.err(), 0),
            binding,
            preset,
            List.of(),
            List.of(),
            KeyPath.ALL,
            new MonitorConfig.Ordering.Arrival(),
            Optional.of(true),
            Optional.empty(),
            Limits.defaults())
        .subject(true, 1);
  }

  private Replay.Result result(Replay replay, Subject subject)
      throws Replay.Impossible, IOException {
    Optional<String> servers = servers();
    if (servers.isEmpty()) {
      History files = new FileHistory(subject.reading().longestLine(), replay::isPossible);
      return replay.run(
          where.state().<History>map(SpoolHistory::new).map(s -> s.or(files)).orElse(files));
    }
    try (TopicHistory history = new TopicHistory(servers.get())) {
      history.reach();
      return replay.run(history);
    }
  }

  private Optional<String> servers() {
    if (events.isPresent()) {
      String uri = events.get();
      if (!uri.startsWith(KAFKA)) {
        throw new IllegalArgumentException(
            "--events is kafka://HOST:PORT, not \"%s\"; files are found by the alert's own words"
                .formatted(uri));
      }
      return Optional.of(uri.substring(KAFKA.length()).replaceFirst("/.*", ""));
    }
    return where.source().filter(s -> s.startsWith(KAFKA)).map(s -> Topics.parse(s).servers());
  }

  private static CheckReport report(Subject subject, Path module, Outcome outcome) {
    return CheckReport.of(subject.bound().spec().name(), module, List.of(outcome), List.of());
  }

  private static Outcome unknown(Alert alert, String why) {
    return new Outcome(
        "alert " + alert.id(),
        new Verdict.Unknown(why),
        0,
        0,
        0,
        Coverage.NONE,
        new Tightness(0, 0, 0, 0),
        List.of());
  }

  private static Timeline timeline(Replay.Result result) {
    Timeline timeline = new Timeline();
    boolean explained = true;
    long number = 0;
    for (Event event : result.events()) {
      explained &=
          !(result.outcome().verdict() instanceof Verdict.Deviates(var d)
              && d.event().at().equals(event.at()));
      timeline.event(++number, event, new long[0], explained);
    }
    return timeline;
  }

  private void print(CheckReport answer, Console console) {
    console
        .out()
        .println(
            where.asJson()
                ? JsonReport.of(answer).toString()
                : TextReport.of(answer, CheckOutput.ink(console)).stripTrailing());
  }
}
