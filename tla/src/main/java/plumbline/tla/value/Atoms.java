package plumbline.tla.value;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The strings and model values of one loaded spec: one object for each. Thread-safe.
 *
 * <p>TLC orders strings and model values by the order in which their texts were first seen, and a
 * set's order decides e.g. which element CHOOSE takes. Each text therefore has a rank here, shared
 * by the string and the model value of that text; whoever loads a spec must intern texts in the
 * order that TLC does.
 */
public final class Atoms {
  private static final class Entry {
    final String text;
    final int rank;
    volatile StringValue string;
    volatile ModelValue model;

    Entry(String text, int rank) {
      this.text = text;
      this.rank = rank;
    }
  }

  private final ConcurrentHashMap<String, Entry> byText = new ConcurrentHashMap<>();
  // Grown under the lock, read without it: a slot is filled before anybody can know its rank.
  private volatile Entry[] byRank = new Entry[256];
  private int count;
  private final Shapes shapes = new Shapes();

  /** The string of that text. */
  public StringValue string(String text) {
    Entry entry = entry(text);
    StringValue value = entry.string;
    if (value == null) {
      synchronized (entry) {
        value = entry.string;
        if (value == null) {
          value = new StringValue(text, entry.rank);
          entry.string = value;
        }
      }
    }
    return value;
  }

  /** The model value of that name, made when there is none yet. */
  public ModelValue model(String name) {
    Entry entry = entry(name);
    ModelValue value = entry.model;
    if (value == null) {
      synchronized (entry) {
        value = entry.model;
        if (value == null) {
          value = new ModelValue(name, entry.rank);
          entry.model = value;
        }
      }
    }
    return value;
  }

  /** The model value of that name where one was made before. */
  public Optional<ModelValue> existingModel(String name) {
    Entry entry = byText.get(name);
    return entry == null ? Optional.empty() : Optional.ofNullable(entry.model);
  }

  /** Gives the text its rank now, without making a value of it; a text that has one keeps it. */
  public void rank(String text) {
    entry(text);
  }

  /** How many texts there are; none is ever forgotten. */
  public int size() {
    synchronized (byText) {
      return count;
    }
  }

  StringValue stringOfRank(int rank) {
    return string(textOfRank(rank));
  }

  ModelValue modelOfRank(int rank) {
    return model(textOfRank(rank));
  }

  Shapes shapes() {
    return shapes;
  }

  /**
   * Writes all texts with their ranks and what refers to them, so that written values can be read
   * again.
   */
  public void writeTo(DataOutput out) throws IOException {
    synchronized (byText) {
      out.writeInt(count);
      for (int i = 0; i < count; i++) {
        Entry entry = byRank[i];
        byte[] text = entry.text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
    }
    shapes.writeTo(out);
  }

  /** The atoms as they were written. */
  public static Atoms readFrom(DataInput in) throws IOException {
    Atoms atoms = new Atoms();
    atoms.restore(in);
    return atoms;
  }

  /**
   * Adds what was written, to atoms that hold nothing else or, after loading the same spec again, a
   * part of it in the same order.
   */
  public void restore(DataInput in) throws IOException {
    int written = in.readInt();
    for (int i = 0; i < written; i++) {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (entry(text).rank != i) {
        throw new IOException(
            "the stored values belong to another spec: the order of \"" + text + "\" differs");
      }
    }
    shapes.restore(in, this);
  }

  private String textOfRank(int rank) {
    return byRank[rank].text;
  }

  private Entry entry(String text) {
    Entry entry = byText.get(text);
    if (entry != null) {
      return entry;
    }
    synchronized (byText) {
      entry = byText.get(text);
      if (entry == null) {
        entry = new Entry(text, count);
        Entry[] table = byRank;
        if (count == table.length) {
          table = Arrays.copyOf(table, 2 * count);
        }
        table[count] = entry;
        byRank = table;
        count++;
        byText.put(text, entry);
      }
      return entry;
    }
  }
}
