package plumbline.monitor.kafka;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/** Bounds what the stores of all tasks of a process hold outside the heap. Made by Streams. */
public final class RocksLimits implements RocksDBConfigSetter {
  private static final LRUCache CACHE = new LRUCache(64L << 20);

  private final BloomFilter bloom = new BloomFilter(10);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setFilterPolicy(bloom);
    options.setTableFormatConfig(table);
    options.setMaxWriteBufferNumber(2);
    options.setWriteBufferSize(8L << 20);
  }

  @Override
  public void close(String store, Options options) {
    bloom.close();
  }
}
