package plumbline.monitor.instance;

import java.util.Optional;

/**
 * The last messages of all instances in one ring of bytes: whoever explains an alert finds them
 * here without reading them again, and they cost no object each. A message is found by its address
 * until the ring has come round.
 */
final class RecentMessages {
  private static final int LENGTH = Integer.BYTES;

  private final byte[] ring;
  private long end;

  RecentMessages(int capacity) {
    this.ring = new byte[capacity];
  }

  /** Keeps a message; its address, or {@link Recent#NOWHERE} where it is too long for that. */
  long add(byte[] message) {
    int needed = LENGTH + message.length;
    if (needed > ring.length / 4) {
      return Recent.NOWHERE;
    }
    int at = (int) (end % ring.length);
    if (at + needed > ring.length) {
      end += ring.length - at;
      at = 0;
    }
    long address = end;
    ring[at] = (byte) message.length;
    ring[at + 1] = (byte) (message.length >>> 8);
    ring[at + 2] = (byte) (message.length >>> 16);
    ring[at + 3] = (byte) (message.length >>> 24);
    System.arraycopy(message, 0, ring, at + LENGTH, message.length);
    end += needed;
    return address;
  }

  /** The message at that address, if it is still there. */
  Optional<byte[]> at(long address) {
    if (address == Recent.NOWHERE || address < end - ring.length) {
      return Optional.empty();
    }
    int at = (int) (address % ring.length);
    int length =
        (ring[at] & 0xFF)
            | (ring[at + 1] & 0xFF) << 8
            | (ring[at + 2] & 0xFF) << 16
            | (ring[at + 3] & 0xFF) << 24;
    byte[] message = new byte[length];
    System.arraycopy(ring, at + LENGTH, message, 0, length);
    return Optional.of(message);
  }
}
