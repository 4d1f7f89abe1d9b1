package plumbline.systems.cache.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.systems.cache.wire.Message.Done;
import plumbline.systems.cache.wire.Message.Failed;
import plumbline.systems.cache.wire.Message.Fenced;
import plumbline.systems.cache.wire.Message.Found;
import plumbline.systems.cache.wire.Message.Get;
import plumbline.systems.cache.wire.Message.Heartbeat;
import plumbline.systems.cache.wire.Message.Hello;
import plumbline.systems.cache.wire.Message.InSync;
import plumbline.systems.cache.wire.Message.Invalidate;
import plumbline.systems.cache.wire.Message.NotPrimary;
import plumbline.systems.cache.wire.Message.Put;
import plumbline.systems.cache.wire.Message.Replicate;
import plumbline.systems.cache.wire.Message.Routes;
import plumbline.systems.cache.wire.Message.ShardView;
import plumbline.systems.cache.wire.Message.Table;

/** Messages as bytes: a byte for the kind, then the fields in their order, big-endian. */
final class Codec {
  /** Longer texts are refused on both sides, as are lists of more elements. */
  static final int LONGEST_TEXT = 1 << 24;

  private static final int MOST_ELEMENTS = 1 << 16;

  private Codec() {}

  static void write(Message message, DataOutputStream out) throws IOException {
    switch (message) {
      case Hello m -> {
        out.writeByte(1);
        text(m.name(), out);
      }
      case Get m -> {
        out.writeByte(2);
        text(m.key(), out);
        out.writeBoolean(m.lend());
      }
      case Put m -> {
        out.writeByte(3);
        text(m.key(), out);
        value(m.value(), out);
        out.writeLong(m.expected());
      }
      case Found m -> {
        out.writeByte(4);
        out.writeLong(m.epoch());
        out.writeLong(m.version());
        value(m.value(), out);
        out.writeLong(m.lease());
        out.writeBoolean(m.done());
      }
      case NotPrimary m -> out.writeByte(5);
      case Failed m -> {
        out.writeByte(6);
        text(m.reason(), out);
      }
      case Invalidate m -> {
        out.writeByte(7);
        text(m.key(), out);
        out.writeLong(m.epoch());
        out.writeLong(m.version());
      }
      case Replicate m -> {
        out.writeByte(8);
        out.writeInt(m.shard());
        out.writeLong(m.epoch());
        text(m.key(), out);
        out.writeLong(m.version());
        value(m.value(), out);
      }
      case Done m -> out.writeByte(9);
      case Fenced m -> {
        out.writeByte(10);
        out.writeLong(m.epoch());
      }
      case Heartbeat m -> {
        out.writeByte(11);
        text(m.node(), out);
        text(m.address(), out);
        out.writeLong(m.incarnation());
      }
      case Routes m -> out.writeByte(12);
      case InSync m -> {
        out.writeByte(13);
        out.writeInt(m.shard());
        out.writeLong(m.epoch());
        text(m.node(), out);
        out.writeBoolean(m.member());
      }
      case Table m -> {
        out.writeByte(14);
        table(m, out);
      }
    }
  }

  static Message read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 1 -> new Hello(text(in));
      case 2 -> new Get(text(in), in.readBoolean());
      case 3 -> new Put(text(in), value(in), in.readLong());
      case 4 -> new Found(in.readLong(), in.readLong(), value(in), in.readLong(), in.readBoolean());
      case 5 -> new NotPrimary();
      case 6 -> new Failed(text(in));
      case 7 -> new Invalidate(text(in), in.readLong(), in.readLong());
      case 8 -> new Replicate(in.readInt(), in.readLong(), text(in), in.readLong(), value(in));
      case 9 -> new Done();
      case 10 -> new Fenced(in.readLong());
      case 11 -> new Heartbeat(text(in), text(in), in.readLong());
      case 12 -> new Routes();
      case 13 -> new InSync(in.readInt(), in.readLong(), text(in), in.readBoolean());
      case 14 -> table(in);
      default -> throw new IOException("no message begins with the byte " + kind);
    };
  }

  private static void table(Table table, DataOutputStream out) throws IOException {
    out.writeLong(table.lease());
    out.writeInt(table.shards().size());
    for (ShardView shard : table.shards()) {
      out.writeLong(shard.epoch());
      text(shard.primary(), out);
      out.writeInt(shard.inSync().size());
      for (String node : shard.inSync()) {
        text(node, out);
      }
      value(shard.joining(), out);
    }
    out.writeInt(table.addresses().size());
    for (Map.Entry<String, String> address : table.addresses().entrySet()) {
      text(address.getKey(), out);
      text(address.getValue(), out);
    }
  }

  private static Table table(DataInputStream in) throws IOException {
    long lease = in.readLong();
    List<ShardView> shards = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      long epoch = in.readLong();
      String primary = text(in);
      List<String> inSync = new ArrayList<>();
      for (int nodes = count(in); nodes > 0; nodes--) {
        inSync.add(text(in));
      }
      shards.add(new ShardView(epoch, primary, List.copyOf(inSync), value(in)));
    }
    Map<String, String> addresses = new LinkedHashMap<>();
    for (int left = count(in); left > 0; left--) {
      addresses.put(text(in), text(in));
    }
    return new Table(lease, List.copyOf(shards), addresses);
  }

  private static void value(Optional<String> value, DataOutputStream out) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      text(value.get(), out);
    }
  }

  private static Optional<String> value(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(text(in)) : Optional.empty();
  }

  static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length > LONGEST_TEXT) {
      throw new IOException("a text of " + bytes.length + " bytes; 16 MiB is the most");
    }
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("a text of " + length + " bytes");
    }
    return new String(in.readNBytes(length), UTF_8);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_ELEMENTS) {
      throw new IOException("a list of " + count + " elements");
    }
    return count;
  }
}
