package plumbline.systems.cache;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import plumbline.systems.cache.wire.Connection;

/** Connections to others by name, opened when first needed and again after they ended. */
final class Peers implements Closeable {
  private final String here;
  private final Surroundings around;
  private final Connection.Peer peer;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Opening takes time: it is done under the lock of one slot alone. */
  private static final class Slot {
    private Connection connection;
    private String address = "";
  }

  Peers(String here, Surroundings around, Connection.Peer peer) {
    this.here = here;
    this.around = around;
    this.peer = peer;
  }

  Connection to(String name, String address) throws IOException {
    Slot slot = slots.computeIfAbsent(name, n -> new Slot());
    synchronized (slot) {
      if (closed) {
        throw new IOException(here + " has ended");
      }
      if (slot.connection != null
          && (slot.connection.isClosed() || !slot.address.equals(address))) {
        slot.connection.close();
        slot.connection = null;
      }
      if (slot.connection == null) {
        slot.connection =
            Connection.open(address, here, name, around.tracer(), around.reach(), peer);
        slot.address = address;
      }
      return slot.connection;
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Slot slot : slots.values()) {
      synchronized (slot) {
        if (slot.connection != null) {
          slot.connection.close();
        }
      }
    }
  }
}
