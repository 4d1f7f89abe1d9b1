package plumbline.systems.cache;

/** Which shard a key is in: the same for nodes and clients, for all time. */
final class Keys {
  private Keys() {}

  static int shard(String key, int shards) {
    int hash = key.hashCode() * 0x9E3779B9;
    return Math.floorMod(hash ^ (hash >>> 16), shards);
  }
}
