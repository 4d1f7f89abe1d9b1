package plumbline.monitor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import plumbline.monitor.instance.InstanceStore;

/**
 * A persistent store with a changelog that is written to when the task commits and not before:
 * between two commits an instance changes in memory alone, which spares a write for each event.
 * Streams asks its own caches for that through {@code CachedStateStore}, ahead of the producer's
 * flush and of the offsets; there is no public way to be asked then. {@code StreamsCommitTest}
 * holds whether it still does.
 */
final class InstancesStore implements InstanceStore, StateStore, CachedStateStore<Bytes, byte[]> {
  private final KeyValueStore<Bytes, byte[]> inner;
  private Runnable flush = () -> {};

  private InstancesStore(KeyValueStore<Bytes, byte[]> inner) {
    this.inner = inner;
  }

  /** Makes such stores. */
  static StoreBuilder<InstancesStore> builder(String name) {
    return new Builder(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled()
            .withLoggingEnabled(Map.of()));
  }

  /** Is run whenever the task commits. */
  void onFlush(Runnable action) {
    flush = action;
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public byte[] get(String key) {
    return inner.get(bytes(key));
  }

  @Override
  public void put(String key, byte[] value) {
    inner.put(bytes(key), value);
  }

  @Override
  public void remove(String key) {
    inner.delete(bytes(key));
  }

  @Override
  public void scan(String prefix, String after, int most, BiConsumer<String, byte[]> visitor) {
    int shown = 0;
    try (KeyValueIterator<Bytes, byte[]> all =
        inner.range(bytes(after), bytes(prefix + Character.MAX_VALUE))) {
      while (all.hasNext() && shown < most) {
        KeyValue<Bytes, byte[]> next = all.next();
        String key = new String(next.key.get(), StandardCharsets.UTF_8);
        if (!key.startsWith(prefix)) {
          return;
        }
        if (!key.equals(after)) {
          shown++;
          visitor.accept(key, next.value);
        }
      }
    }
  }

  // --- as Streams wants it ----------------------------------------------------------

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    inner.init(context, root);
  }

  @Override
  public void flushCache() {
    flush.run();
  }

  @Override
  public void clearCache() {
    // What is in memory is its owner's, who goes with the task.
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<Bytes, byte[]> listener, boolean sendOld) {
    return false;
  }

  @Override
  public void commit(Map<TopicPartition, Long> offsets) {
    inner.commit(offsets);
  }

  @Override
  public Long committedOffset(TopicPartition partition) {
    return inner.committedOffset(partition);
  }

  /**
   * Deprecated as all stores are to do so one day; until then it must be the inner one's answer.
   */
  @Override
  @SuppressWarnings("deprecation")
  public boolean managesOffsets() {
    return inner.managesOffsets();
  }

  @Override
  public void close() {
    inner.close();
  }

  @Override
  public boolean persistent() {
    return inner.persistent();
  }

  @Override
  public boolean isOpen() {
    return inner.isOpen();
  }

  @Override
  public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
    return inner.query(query, bound, config);
  }

  @Override
  public Position getPosition() {
    return inner.getPosition();
  }

  private record Builder(StoreBuilder<KeyValueStore<Bytes, byte[]>> inner)
      implements StoreBuilder<InstancesStore> {
    @Override
    public StoreBuilder<InstancesStore> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<InstancesStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<InstancesStore> withLoggingEnabled(Map<String, String> config) {
      return new Builder(inner.withLoggingEnabled(new HashMap<>(config)));
    }

    @Override
    public StoreBuilder<InstancesStore> withLoggingDisabled() {
      return new Builder(inner.withLoggingDisabled());
    }

    @Override
    public InstancesStore build() {
      return new InstancesStore(inner.build());
    }

    @Override
    public Map<String, String> logConfig() {
      return inner.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
      return inner.loggingEnabled();
    }

    @Override
    public String name() {
      return inner.name();
    }
  }
}
