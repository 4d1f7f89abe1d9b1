package plumbline.monitor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.monitor.Jobs;
import plumbline.monitor.MonitorConfig.Ordering;
import plumbline.monitor.Window;
import plumbline.monitor.alert.Alert;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes wrong around a monitor: nothing of it is lost, and nothing gives a false alarm. */
class FaultsTest {
  private static final int INSTANCES = Integer.getInteger("plumbline.instances", 5_000);

  @TempDir Path folder;

  private EmbeddedKafka kafka;
  private Broker broker;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start();
    broker = new Broker(kafka.servers());
  }

  @AfterEach
  void stop() {
    broker.close();
    kafka.close();
  }

  private KafkaRun run(String topics, String sink, Ordering order) {
    return new KafkaRun(
        Jobs.config(List.of("kafka://" + kafka.servers() + "/" + topics), List.of(sink), order),
        new KafkaRun.Settings("faults", folder, false, false, 1),
        System.out,
        true);
  }

  private String alertsTopic() {
    return "kafka://" + kafka.servers() + "/alerts";
  }

  @Test
  void what_cannot_be_used_goes_to_the_dead_letters_with_the_reason() {
    broker.create("jobs", 1);
    broker.send("jobs", "a", Jobs.event("a", "Submit"));
    broker.send("jobs", "x", "{\"action\":\"Submit\",");
    broker.send("jobs", "x", "{\"action\":\"Submit\"}");
    broker.send("jobs", "b", Jobs.event("b", "Explode"));
    broker.send("jobs", "x", "{\"action\":\"" + "x".repeat(100 << 20) + "\",\"node\":\"c\"}");
    broker.send("jobs", "a", Jobs.event("a", "Finish"));
    KafkaRun run = run("jobs", alertsTopic(), new Ordering.Arrival());
    try {
      Alert alert = broker.alerts("alerts", a -> a.key().equals("a")).getLast();
      assertThat(alert.what()).contains("Finish");
      List<JsonNode> letters = broker.values("faults-dead-letters", 4);
      assertThat(letters).extracting(l -> l.get("offset").intValue()).containsExactly(1, 2, 3, 4);
      assertThat(letters.get(0).get("reason").stringValue()).contains("no JSON");
      assertThat(letters.get(1).get("reason").stringValue()).contains("there is no node in it");
      assertThat(letters.get(2).get("reason").stringValue()).contains("Explode");
      assertThat(letters.get(3).get("bytes").intValue()).isGreaterThan(100 << 20);
      assertThat(run.meters().dead.sum()).isEqualTo(4);
      assertThat(run.meters().deviating.sum()).isEqualTo(1);
    } finally {
      run.close();
    }
  }

  @Test
  void a_broker_that_goes_and_comes_back_costs_nothing() {
    broker.create("jobs", 1);
    KafkaRun run = run("jobs", alertsTopic(), new Ordering.Arrival());
    try {
      broker.send("jobs", "a", Jobs.event("a", "Submit"));
      broker.await(() -> run.meters().events.sum() == 1);
      kafka.stop();
      broker.await(() -> !run.trouble().isEmpty() || run.meters().events.sum() == 1);
      kafka.restart();
      broker.send("jobs", "a", Jobs.event("a", "Start"));
      broker.send("jobs", "a", Jobs.event("a", "Start"));
      Alert alert = broker.alerts("alerts", a -> true).getFirst();
      assertThat(alert.events()).hasToString("[jobs/0@2]");
      assertThat(run.meters().deviating.sum()).isEqualTo(1);
    } finally {
      run.close();
    }
  }

  @Test
  void a_webhook_that_is_down_is_told_later() throws IOException {
    broker.create("jobs", 1);
    AtomicBoolean up = new AtomicBoolean();
    List<String> told = new CopyOnWriteArrayList<>();
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (up.get()) {
              told.add(body);
            }
            exchange.sendResponseHeaders(up.get() ? 200 : 503, -1);
          }
        });
    hook.start();
    String uri = "webhook:http://localhost:" + hook.getAddress().getPort() + "/api/v2/alerts";
    KafkaRun run = run("jobs", uri, new Ordering.Arrival());
    try {
      broker.send("jobs", "a", Jobs.event("a", "Start"));
      broker.flush();
      broker.await(() -> run.deliveries().getFirst().failed() > 1);
      assertThat(run.deliveries().getFirst().trouble()).contains("503");
      up.set(true);
      broker.await(() -> told.size() >= 2);
      JsonNode alert = JsonMapper.shared().readTree(told.getFirst()).get(0);
      assertThat(alert.at("/labels/alertname").stringValue()).isEqualTo("plumbline_deviates");
      assertThat(alert.at("/labels/key").stringValue()).isEqualTo("a");
    } finally {
      run.close();
      hook.stop(0);
    }
  }

  @Test
  void history_of_two_topics_is_caught_up_with_without_a_false_alarm() {
    broker.create("first", 2);
    broker.create("second", 2);
    long time = 1_000_000_000L;
    for (int i = 0; i < INSTANCES; i++) {
      String job = "job" + i;
      broker.send("first", job, Jobs.event(job, "Submit", time));
      broker.send("second", job, Jobs.event(job, "Start", time + 500));
      broker.send("first", job, Jobs.event(job, "Fail", time + 900));
      broker.send("second", job, Jobs.event(job, "Start", time + 1_300));
      broker.send("first", job, Jobs.event(job, "Finish", time + 2_000));
      time += 10;
    }
    broker.send("first", "end", Jobs.event("end", "Finish", time + 5_000));
    broker.flush();
    KafkaRun run =
        run(
            "first,second",
            alertsTopic(),
            new Ordering.ByTime(new Window.Size(20_000, 2_000, 200_000)));
    try {
      List<Alert> alerts = broker.alerts("alerts", a -> a.key().equals("end"));
      assertThat(alerts).extracting(Alert::key).containsOnly("end");
      broker.await(() -> run.meters().events.sum() == 5L * INSTANCES + 1);
      assertThat(run.meters().late.sum()).isZero();
      assertThat(run.meters().deviating.sum()).isEqualTo(1);
    } finally {
      run.close();
    }
  }
}
