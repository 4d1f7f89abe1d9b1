package plumbline.monitor.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker in this process, for demonstrations and tests: one node that is its own controller
 * (KRaft), on ports of the loopback interface.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final String CONTROLLER = "CONTROLLER";
  private static final int NODE = 1;

  private final Path folder;
  private final int port;
  private final Map<String, Object> settings = new HashMap<>();
  private KafkaRaftServer server;

  private EmbeddedKafka(Path folder) throws IOException {
    this.folder = folder;
    this.port = freePort();
    int controller = freePort();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE);
    settings.put("controller.quorum.voters", NODE + "@localhost:" + controller);
    settings.put(
        "listeners",
        "PLAINTEXT://localhost:" + port + "," + CONTROLLER + "://localhost:" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", folder.resolve("logs").toString());
    settings.put("num.partitions", 1);
    settings.put("offsets.topic.num.partitions", 4);
    settings.put("offsets.topic.replication.factor", 1);
    settings.put("transaction.state.log.num.partitions", 4);
    settings.put("transaction.state.log.replication.factor", 1);
    settings.put("transaction.state.log.min.isr", 1);
    settings.put("share.coordinator.state.topic.replication.factor", 1);
    settings.put("share.coordinator.state.topic.min.isr", 1);
    settings.put("group.initial.rebalance.delay.ms", 0);
    settings.put("group.min.session.timeout.ms", 1_000);
    settings.put("message.max.bytes", 128 << 20);
    settings.put("replica.fetch.max.bytes", 128 << 20);
    settings.put("socket.request.max.bytes", 160 << 20);
  }

  /** Starts a broker that keeps nothing beyond its end. */
  public static EmbeddedKafka start() {
    try {
      EmbeddedKafka kafka = new EmbeddedKafka(Files.createTempDirectory("plumbline-kafka"));
      kafka.format();
      kafka.restart();
      return kafka;
    } catch (IOException e) {
      throw new UncheckedIOException("there is no room for a broker: " + e.getMessage(), e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void format() {
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE)
          .setControllerListenerName(CONTROLLER)
          .setDirectories(List.of(settings.get("log.dirs").toString()))
          .setMetadataLogDirectory(settings.get("log.dirs").toString())
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("the broker's folder cannot be made: " + e.getMessage(), e);
    }
  }

  /** Starts it again after {@link #stop}, with what it had. */
  public void restart() {
    Map<String, String> text = new HashMap<>();
    settings.forEach((name, value) -> text.put(name, value.toString()));
    server = new KafkaRaftServer(new KafkaConfig(text, false), Time.SYSTEM);
    server.startup();
  }

  /** Stops it; what it has stays. */
  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Makes a topic. */
  public void createTopic(String name, int partitions) {
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers()))) {
      admin
          .createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("topic " + name + ": " + e.getCause().getMessage(), e);
    }
  }

  /** As bootstrap.servers has it. */
  public String servers() {
    return "localhost:" + port;
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
