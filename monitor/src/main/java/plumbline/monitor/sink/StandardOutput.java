package plumbline.monitor.sink;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.alert.AlertText;

/**
 * Prints alerts.
 *
 * @param asJson whether as JSON, one in a line; else for people
 */
public record StandardOutput(PrintStream out, boolean asJson) implements Sink {
  @Override
  public String name() {
    return "stdout:";
  }

  @Override
  public void send(Alert alert) throws IOException {
    out.println(
        asJson ? new String(AlertJson.bytes(alert), StandardCharsets.UTF_8) : AlertText.of(alert));
    if (out.checkError()) {
      throw new IOException("standard output is closed");
    }
  }
}
