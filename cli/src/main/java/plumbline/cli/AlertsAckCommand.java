package plumbline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import plumbline.monitor.alert.Acknowledgement;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.alert.AlertStore;

/** {@code plumbline alerts ack}: notes that somebody knows of an alert. */
@Command(
    name = "ack",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    description =
        "Notes that somebody knows of an alert. It stays acknowledged while more events are"
            + " about it, until it is resolved.",
    footer = {
      "",
      "Examples:",
      "  plumbline alerts ack 3f0c --state /var/lib/plumbline",
      "  plumbline alerts ack 3f0c --source kafka://broker:9092/alerts --by ann"
    })
final class AlertsAckCommand implements Callable<Integer> {
  @ParentCommand private AlertsCommand alerts;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(
      paramLabel = "ID",
      description = "The alert's id, or as much of its beginning as tells it from others.")
  private String id;

  @Option(names = "--by", paramLabel = "NAME", description = "Who knows of it (this user).")
  private String by = System.getProperty("user.name");

  @Option(names = "--comment", paramLabel = "TEXT", description = "What there is to say to it.")
  private String comment = "";

  @Mixin private AlertArguments where = new AlertArguments();

  @Override
  public Integer call() {
    return where.with(command, alerts.main().console(), this::acknowledge);
  }

  private int acknowledge(AlertStore store, Console console) throws IOException {
    Alert alert = store.read().named(id);
    boolean isResolved = alert.status() == Alert.Status.RESOLVED;
    if (!isResolved) {
      Acknowledgement known = new Acknowledgement(by, Clock.systemUTC().millis(), comment);
      store.acknowledge(alert, known);
      alert = alert.with(known);
    }
    console
        .out()
        .println(
            where.asJson()
                ? new String(AlertJson.bytes(alert), StandardCharsets.UTF_8)
                : "%s %s (%s)"
                    .formatted(
                        alert.id(),
                        isResolved
                            ? "is resolved already, which leaves nothing to acknowledge"
                            : "is acknowledged by " + by,
                        alert.key().isEmpty()
                            ? alert.monitor()
                            : alert.monitor() + " " + alert.key()));
    return 0;
  }
}
