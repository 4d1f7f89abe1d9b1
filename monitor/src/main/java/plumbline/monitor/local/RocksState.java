package plumbline.monitor.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatchWithIndex;
import org.rocksdb.WriteOptions;

/** A folder with a RocksDB; what is put between two commits is one batch of its log. */
final class RocksState implements State {
  private static final long CACHE = 32L << 20;
  private static final String PLACE = "p";

  static {
    RocksDB.loadLibrary();
  }

  private final LRUCache cache = new LRUCache(CACHE);
  private final BloomFilter bloom = new BloomFilter(10);
  private final Options options;
  private final WriteOptions durable = new WriteOptions().setSync(true);
  private final ReadOptions reading = new ReadOptions();
  private final WriteBatchWithIndex batch = new WriteBatchWithIndex(true);
  private final RocksDB db;

  RocksState(Path folder) throws IOException {
    Files.createDirectories(folder);
    options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(16L << 20)
            .setMaxBackgroundJobs(2)
            .setTableFormatConfig(
                new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(bloom));
    try {
      db = RocksDB.open(options, folder.toString());
    } catch (RocksDBException e) {
      throw new IOException(
          e.getMessage().contains("lock")
              ? "another monitor uses the folder " + folder + " for its state"
              : "the state in " + folder + " cannot be opened: " + e.getMessage(),
          e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public byte[] get(String key) {
    try {
      return batch.getFromBatchAndDB(db, reading, bytes(key));
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  @Override
  public void put(String key, byte[] value) {
    try {
      batch.put(bytes(key), value);
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  @Override
  public void remove(String key) {
    try {
      batch.delete(bytes(key));
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  private static IllegalStateException broken(RocksDBException e) {
    return new IllegalStateException("the state cannot be used: " + e.getMessage(), e);
  }

  @Override
  public void scan(String prefix, String after, int most, BiConsumer<String, byte[]> visitor) {
    int shown = 0;
    try (RocksIterator all = batch.newIteratorWithBase(db.newIterator())) {
      for (all.seek(bytes(after)); all.isValid() && shown < most; all.next()) {
        String key = text(all.key());
        if (!key.startsWith(prefix)) {
          return;
        }
        if (!key.equals(after)) {
          shown++;
          visitor.accept(key, all.value());
        }
      }
    }
  }

  @Override
  public Map<String, String> places() {
    Map<String, String> places = new HashMap<>();
    scan(
        PLACE,
        PLACE,
        Integer.MAX_VALUE,
        (key, value) -> places.put(key.substring(PLACE.length()), text(value)));
    return places;
  }

  @Override
  public void commit(Map<String, String> places) throws IOException {
    places.forEach((source, place) -> put(PLACE + source, bytes(place)));
    try {
      db.write(durable, batch);
    } catch (RocksDBException e) {
      throw new IOException("the state cannot be kept: " + e.getMessage(), e);
    }
    batch.clear();
  }

  @Override
  public void close() {
    batch.close();
    db.close();
    options.close();
    durable.close();
    reading.close();
    bloom.close();
    cache.close();
  }
}
