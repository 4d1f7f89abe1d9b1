package plumbline.bench.stream;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The least that a Kafka Streams application can do for each event and be durable: it finds the
 * action's name in the line and moves the key's state machine of five steps, whose state is in a
 * store with a cache and a changelog. What it knows of the system is nothing.
 */
final class BareStreams implements AutoCloseable {
  private static final String STORE = "steps";

  private final LongAdder events = new LongAdder();
  private final KafkaStreams streams;

  BareStreams(String servers, String topic, String group, Path state, int threads) {
    Topology topology = new Topology();
    topology
        .addSource(
            "in", Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer(), topic)
        .addProcessor("step", Step::new, "in")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.Integer())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of()),
            "step");
    Properties p = new Properties();
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
    p.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    p.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 5_000);
    p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 128L << 20);
    p.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    p.put(StreamsConfig.mainConsumerPrefix("max.poll.records"), 2_000);
    streams = new KafkaStreams(topology, p);
    streams.start();
  }

  long events() {
    return events.sum();
  }

  @Override
  public void close() {
    streams.close();
  }

  private final class Step implements Processor<byte[], byte[], Void, Void> {
    private static final int STEPS = 5;
    private static final String BEFORE = "\"action\":\"";

    private KeyValueStore<byte[], Integer> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      String line = new String(record.value(), StandardCharsets.UTF_8);
      int from = line.indexOf(BEFORE) + BEFORE.length();
      String action = line.substring(from, line.indexOf('"', from));
      Integer at = store.get(record.key());
      int next = action.equals("Write") ? 0 : ((at == null ? 0 : at) + 1) % STEPS;
      store.put(record.key(), next);
      events.increment();
    }
  }
}
