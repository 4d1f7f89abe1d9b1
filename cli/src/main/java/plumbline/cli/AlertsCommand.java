package plumbline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.alert.AlertStore;

/** {@code plumbline alerts}: what monitors found, and who knows of it. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    synopsisSubcommandLabel = "[show ID | ack ID]",
    description = "Lists what monitors found, shows it, and notes who knows of it.",
    subcommands = {AlertsShowCommand.class, AlertsAckCommand.class},
    footer = {
      "",
      "Examples:",
      "  plumbline alerts --source kafka://broker:9092/alerts --status open --since 2h",
      "  plumbline alerts --state /var/lib/plumbline --key 'order-*' --format json",
      "  plumbline alerts show 3f0c --state /var/lib/plumbline",
      "  plumbline alerts ack 3f0c --state /var/lib/plumbline --comment 'rolled back'",
      "",
      "Exit codes: 0 it was done, 2 the alerts or the command line are wrong."
    })
final class AlertsCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Mixin private AlertArguments where = new AlertArguments();

  @Option(
      names = "--monitor",
      paramLabel = "NAME",
      description = "Only those of that monitor; * stands for any characters.")
  private Optional<String> monitor = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Only those of that instance; * stands for any characters.")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      description = "Only those that say so: deviates or unknown.")
  private Optional<Alert.Verdict> verdict = Optional.empty();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      description =
          "Only those that are: open, acknowledged or resolved; several with commas between.")
  private List<Alert.Status> statuses = List.of();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only those with an event since then: 2h (ago), 2026-01-31 or 2026-01-31T08:00:00Z.")
  private Optional<String> since = Optional.empty();

  Main main() {
    return main;
  }

  @Override
  public Integer call() {
    return where.with(
        command, main.console(), (store, console) -> list(store, console, earliest()));
  }

  private int list(AlertStore store, Console console, Instant earliest) throws IOException {
    List<Alert> all = store.read().all();
    List<Alert> wanted = all.stream().filter(a -> isWanted(a, earliest)).toList();
    for (Alert alert : wanted) {
      console
          .out()
          .println(
              where.asJson()
                  ? new String(AlertJson.bytes(alert), StandardCharsets.UTF_8)
                  : line(alert, console.style()));
    }
    if (all.isEmpty()) {
      console.err().println("there are no alerts in " + store.name());
    } else if (wanted.isEmpty()) {
      console
          .err()
          .println(
              "none of the %d alerts in %s is one of those".formatted(all.size(), store.name()));
    } else if (!where.asJson()) {
      console.out().println(console.style().faint(counts(wanted)));
    }
    return 0;
  }

  private boolean isWanted(Alert alert, Instant earliest) {
    return monitor.map(m -> matches(m, alert.monitor())).orElse(true)
        && key.map(k -> matches(k, alert.key())).orElse(true)
        && verdict.map(v -> v == alert.verdict()).orElse(true)
        && (statuses.isEmpty() || statuses.contains(alert.status()))
        && alert.lastSeen() >= earliest.toEpochMilli();
  }

  private static boolean matches(String pattern, String text) {
    return Pattern.compile(
            Pattern.compile("\\*")
                .splitAsStream(pattern + " ")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")))
        .matcher(text + " ")
        .matches();
  }

  private Instant earliest() {
    if (since.isEmpty()) {
      return Instant.EPOCH;
    }
    String text = since.get();
    try {
      return Clock.systemUTC().instant().minus(new DurationWord().convert(text));
    } catch (TypeConversionException e) {
      try {
        return text.length() == "2026-01-31".length()
            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
            : Instant.parse(text);
      } catch (DateTimeException other) {
        throw new ParameterException(
            command.commandLine(),
            "--since is a time such as 2h, 2026-01-31 or 2026-01-31T08:00:00Z, not \"%s\""
                .formatted(text),
            other);
      }
    }
  }

  private static String line(Alert alert, Style style) {
    String status = String.format(Locale.ROOT, "%-12s", AlertJson.word(alert.status()));
    String who =
        alert
            .acknowledged()
            .map(a -> " [%s%s]".formatted(a.by(), a.comment().isEmpty() ? "" : ": " + a.comment()))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "%s  %s  %s %-8s  %s: %s%s%s",
        alert.id(),
        Instant.ofEpochMilli(alert.lastSeen()),
        alert.status() == Alert.Status.OPEN ? style.bad(status) : style.faint(status),
        AlertJson.word(alert.verdict()),
        alert.key().isEmpty() ? alert.monitor() : alert.monitor() + " " + alert.key(),
        alert.what(),
        alert.count() > 1 ? String.format(Locale.ROOT, " (%,d events)", alert.count()) : "",
        style.faint(who));
  }

  private static String counts(List<Alert> alerts) {
    List<String> parts = new ArrayList<>();
    for (Alert.Status status : Alert.Status.values()) {
      long of = alerts.stream().filter(a -> a.status() == status).count();
      if (of > 0) {
        parts.add(String.format(Locale.ROOT, "%,d %s", of, AlertJson.word(status)));
      }
    }
    return String.format(
        Locale.ROOT,
        "%,d %s: %s",
        alerts.size(),
        alerts.size() == 1 ? "alert" : "alerts",
        String.join(", ", parts));
  }
}
