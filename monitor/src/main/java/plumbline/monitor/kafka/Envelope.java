package plumbline.monitor.kafka;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import plumbline.monitor.Position;

/** What goes through the topic that brings the events of one instance together. */
sealed interface Envelope {
  /**
   * An event, in the message that it came in.
   *
   * @param time of the message, in milliseconds since 1970
   * @param messageKey that the message came with; empty when it had none
   */
  record Of(Position at, long time, String messageKey, byte[] message) implements Envelope {}

  /**
   * A node came to that time.
   *
   * @param count of the node's events by its own clock, or {@link plumbline.trace.Stamp#ABSENT}
   */
  record Reached(String source, String node, long time, long count) implements Envelope {}

  /** A source has nothing new for now. */
  record Idle(String source) implements Envelope {}

  /** A logger lost events, of whatever instances. */
  record Lost(Position at) implements Envelope {}

  byte OF = 1;
  byte REACHED = 2;
  byte IDLE = 3;
  byte LOST = 4;

  /** It as bytes. */
  default byte[] bytes() {
    return switch (this) {
      case Of(Position at, long time, String key, byte[] message) -> {
        byte[] source = utf8(at.source());
        byte[] keyBytes = utf8(key);
        ByteBuffer to =
            ByteBuffer.allocate(
                1 + 4 + source.length + 8 + 4 + 8 + 4 + keyBytes.length + message.length);
        to.put(OF).putInt(source.length).put(source).putLong(at.offset()).putInt(at.index());
        to.putLong(time).putInt(keyBytes.length).put(keyBytes).put(message);
        yield to.array();
      }
      case Reached(String name, String nodeName, long time, long count) -> {
        byte[] source = utf8(name);
        byte[] node = utf8(nodeName);
        yield ByteBuffer.allocate(1 + 8 + 8 + 4 + source.length + node.length)
            .put(REACHED)
            .putLong(time)
            .putLong(count)
            .putInt(source.length)
            .put(source)
            .put(node)
            .array();
      }
      case Idle(String name) -> {
        byte[] source = utf8(name);
        yield ByteBuffer.allocate(1 + source.length).put(IDLE).put(source).array();
      }
      case Lost(Position at) -> {
        byte[] source = utf8(at.toString());
        yield ByteBuffer.allocate(1 + source.length).put(LOST).put(source).array();
      }
    };
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Envelope read(byte[] bytes) {
    try {
      ByteBuffer from = ByteBuffer.wrap(bytes);
      byte kind = from.get();
      return switch (kind) {
        case OF -> {
          String source = text(from, from.getInt());
          Position at = new Position(source, from.getLong(), from.getInt());
          long time = from.getLong();
          String key = text(from, from.getInt());
          byte[] message = new byte[from.remaining()];
          from.get(message);
          yield new Of(at, time, key, message);
        }
        case REACHED -> {
          long time = from.getLong();
          long count = from.getLong();
          String source = text(from, from.getInt());
          yield new Reached(source, text(from, from.remaining()), time, count);
        }
        case IDLE -> new Idle(text(from, from.remaining()));
        case LOST -> new Lost(Position.parse(text(from, from.remaining())));
        default -> throw new IllegalArgumentException("no envelope begins with " + kind);
      };
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new IllegalArgumentException("the envelope is cut off", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ByteBuffer from, int length) {
    byte[] text = new byte[length];
    from.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
