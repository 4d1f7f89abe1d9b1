package plumbline.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import plumbline.monitor.alert.AlertStore;
import plumbline.monitor.kafka.AlertTopic;
import plumbline.monitor.kafka.Topics;
import plumbline.monitor.local.AlertFiles;
import plumbline.monitor.otlp.OtlpSource;
import plumbline.monitor.sink.FileSink;
import plumbline.monitor.sink.Sink;
import plumbline.monitor.sink.StandardOutput;
import plumbline.monitor.sink.Webhook;
import plumbline.monitor.source.Folder;
import plumbline.monitor.source.Source;
import plumbline.monitor.source.StandardInput;
import plumbline.monitor.source.Tail;

/** Says what the sources and sinks are that a user names. */
public final class Uris {
  private Uris() {}

  /** Whether it is one of Kafka. */
  public static boolean isKafka(String uri) {
    return uri.startsWith("kafka://");
  }

  /**
   * The source of that name.
   *
   * @param longestLine in bytes
   * @param folder of the monitor, for what a source has to keep
   * @param dead told of what a source cannot use, from any thread
   * @throws IllegalArgumentException when it is none
   * @throws IOException when a source cannot begin
   */
  public static Source source(
      String uri,
      int longestLine,
      InputStream standardInput,
      Path folder,
      Consumer<DeadLetter> dead)
      throws IOException {
    if (uri.equals("-")) {
      return new StandardInput(standardInput, longestLine);
    }
    if (uri.startsWith("file:")) {
      return new Tail(path(uri, "file:"), longestLine);
    }
    if (uri.startsWith("dir:")) {
      return new Folder(path(uri, "dir:"), longestLine);
    }
    if (uri.startsWith(OtlpSource.SCHEME)) {
      return new OtlpSource(uri, OtlpSource.folder(folder, uri), dead);
    }
    throw new IllegalArgumentException(
        "\"%s\" is no source; there are kafka://HOST:PORT/TOPIC, file:PATH, dir:PATH, otlp://:PORT and -"
            .formatted(uri));
  }

  /**
   * The sink of that name.
   *
   * @param asJson whether standard output is for programs
   * @throws IllegalArgumentException when it is none
   */
  public static Sink sink(String uri, PrintStream standardOutput, boolean asJson) {
    if (uri.equals("stdout:") || uri.equals("-")) {
      return new StandardOutput(standardOutput, asJson);
    }
    if (uri.startsWith("file:")) {
      return new FileSink(path(uri, "file:"));
    }
    if (uri.startsWith("webhook:")) {
      String to = uri.substring("webhook:".length());
      return new Webhook(URI.create(to.startsWith("http") ? to : "http:" + to));
    }
    throw new IllegalArgumentException(
        "\"%s\" is no sink; there are kafka://HOST:PORT/TOPIC, file:PATH, stdout: and webhook:http://HOST/PATH"
            .formatted(uri));
  }

  /**
   * The alerts of that name.
   *
   * @throws IllegalArgumentException when they are none
   */
  public static AlertStore alerts(String uri) {
    if (isKafka(uri)) {
      return new AlertTopic(Topics.parse(uri));
    }
    if (uri.startsWith("file:")) {
      return AlertFiles.ofSink(path(uri, "file:"));
    }
    throw new IllegalArgumentException(
        "\"%s\" has no alerts; there are kafka://HOST:PORT/TOPIC and file:PATH".formatted(uri));
  }

  private static Path path(String uri, String scheme) {
    String rest = uri.substring(scheme.length());
    return Path.of(rest.startsWith("//") ? rest.substring(2) : rest);
  }
}
