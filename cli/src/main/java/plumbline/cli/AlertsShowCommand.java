package plumbline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import plumbline.monitor.Position;
import plumbline.monitor.alert.Acknowledgement;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.alert.AlertStore;

/** {@code plumbline alerts show}: all that is known of one alert. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    description = "Shows all that is known of one alert.",
    footer = {
      "",
      "Examples:",
      "  plumbline alerts show 3f0c --state /var/lib/plumbline",
      "  plumbline alerts show 3f0c --source kafka://broker:9092/alerts --format json"
    })
final class AlertsShowCommand implements Callable<Integer> {
  @ParentCommand private AlertsCommand alerts;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(
      paramLabel = "ID",
      description = "The alert's id, or as much of its beginning as tells it from others.")
  private String id;

  @Mixin private AlertArguments where = new AlertArguments();

  @Override
  public Integer call() {
    return where.with(command, alerts.main().console(), this::show);
  }

  private int show(AlertStore store, Console console) throws IOException {
    Alert alert = store.read().named(id);
    console
        .out()
        .println(
            where.asJson()
                ? new String(AlertJson.bytes(alert), StandardCharsets.UTF_8)
                : text(alert, console.style()));
    return 0;
  }

  private static String text(Alert alert, Style style) {
    StringBuilder text = new StringBuilder();
    row(text, "alert", style.strong(alert.id()));
    row(text, "status", AlertJson.word(alert.status()));
    row(text, "verdict", AlertJson.word(alert.verdict()) + ": " + alert.what());
    row(text, "monitor", alert.monitor());
    if (!alert.key().isEmpty()) {
      row(text, "key", alert.key());
    }
    row(text, "spec", alert.spec());
    row(text, "seen", seen(alert));
    alert.acknowledged().ifPresent(a -> row(text, "known", known(a)));
    row(
        text,
        "events",
        alert.events().stream().map(Position::toString).collect(Collectors.joining(" ")));
    alert.explanation().ifPresent(e -> text.append('\n').append(e));
    return text.toString().stripTrailing();
  }

  private static String seen(Alert alert) {
    Instant first = Instant.ofEpochMilli(alert.firstSeen());
    return alert.count() == 1
        ? first.toString()
        : String.format(
            Locale.ROOT,
            "%s to %s, %,d events",
            first,
            Instant.ofEpochMilli(alert.lastSeen()),
            alert.count());
  }

  private static String known(Acknowledgement known) {
    return "to %s since %s%s"
        .formatted(
            known.by(),
            Instant.ofEpochMilli(known.at()),
            known.comment().isEmpty() ? "" : ": " + known.comment());
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-9s%s\n", name, value));
  }
}
