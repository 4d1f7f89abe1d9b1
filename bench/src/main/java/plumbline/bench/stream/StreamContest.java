package plumbline.bench.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import plumbline.monitor.kafka.KafkaRun;

/** Measures the monitor on Kafka; each row is printed as soon as it is known. */
public final class StreamContest {
  private static final long BETWEEN_ALERTS = 10_000_000;

  private final Consumer<String> out;

  public StreamContest(Consumer<String> out) {
    this.out = out;
  }

  /** Measures it all. */
  public void run(Path folder, int keys, long events, int restartKeys, int alerts)
      throws IOException {
    try (Stream stream = new Stream(folder)) {
      throughput(stream, folder, keys, events);
      latency(stream, alerts);
      restart(stream, restartKeys);
    }
  }

  private void throughput(Stream stream, Path folder, int keys, long events) {
    double one = 0;
    for (int threads = 1; threads <= 2; threads++) {
      String topic = "events-" + threads;
      stream.topic(topic, threads);
      stream.fill(topic, keys, events);
      double bare;
      try (BareStreams rival =
          new BareStreams(
              stream.servers(), topic, "bare-" + threads, folder.resolve("bare"), threads)) {
        bare = Stream.await(rival::events, events).rate();
      }
      KafkaRun monitor = stream.monitor(topic, "rate-" + threads, threads);
      double ours;
      try {
        ours = Stream.await(() -> monitor.meters().events.sum(), events).rate();
      } finally {
        monitor.close();
      }
      require(monitor.meters().alerts.sum() == 0, "there was an alert, though all conforms");
      one = threads == 1 ? ours : one;
      out.accept(
          String.format(
              Locale.ROOT,
              "%,d events of %,d keys, threads %d: %,.0f events/s; bare Kafka Streams %,.0f; ratio"
                  + " %.2f; to one thread %.2f",
              events,
              keys,
              threads,
              ours,
              bare,
              ours / bare,
              ours / one));
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalStateException(message);
    }
  }

  private void latency(Stream stream, int alerts) {
    stream.topic("wrong", 1);
    KafkaRun monitor = stream.monitor("wrong", "latency", 1);
    try (KafkaConsumer<byte[], byte[]> reader = stream.reader("wrong-alerts")) {
      Map<String, Long> sent = new HashMap<>();
      double[] millis = new double[alerts];
      int warm = alerts / 2;
      int got = 0;
      long next = System.nanoTime();
      for (int i = 0; got < alerts + warm; ) {
        long now = System.nanoTime();
        if (i < alerts + warm && now >= next) {
          String key = "w" + i++;
          sent.put(key, now);
          stream.send("wrong", key, CacheEvents.wrong(key));
          next += BETWEEN_ALERTS;
        }
        for (var record : reader.poll(Duration.ofMillis(1))) {
          long at = System.nanoTime();
          String json = new String(record.value(), StandardCharsets.UTF_8);
          String key = json.replaceFirst("(?s).*?\"key\":\"(\\w+)\".*", "$1");
          Long since = sent.remove(key);
          if (since != null) {
            if (got >= warm) {
              millis[got - warm] = (at - since) / 1e6;
            }
            got++;
          }
        }
      }
      Arrays.sort(millis);
      out.accept(
          String.format(
              Locale.ROOT,
              "produce to alert read, 100 a second: p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
              millis[alerts / 2],
              millis[alerts * 99 / 100],
              millis[alerts - 1]));
    } finally {
      monitor.close();
    }
  }

  private void restart(Stream stream, int keys) {
    stream.topic("many", 1);
    stream.fill("many", keys, keys);
    KafkaRun before = stream.monitor("many", "restart", 1);
    try {
      Stream.await(() -> before.meters().events.sum(), keys);
    } finally {
      before.close();
    }
    CacheEvents.Event last = new CacheEvents(1, 1).next(0);
    long start = System.nanoTime();
    KafkaRun after = stream.monitor("many", "restart", 1);
    try {
      stream.send("many", last.key(), CacheEvents.wrong("k" + (keys - 1)));
      stream.flush();
      Stream.await(() -> after.meters().messages.sum(), 1);
      out.accept(
          String.format(
              Locale.ROOT,
              "restart with %,d keys: the next event is looked at after %.1f s",
              keys,
              (System.nanoTime() - start) / 1e9));
    } finally {
      after.close();
    }
  }
}
