package plumbline.explore;

import java.util.Arrays;
import plumbline.tla.State;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueReader;
import plumbline.tla.value.ValueWriter;

/**
 * Writes chunks of states as bytes and reads them. States go column by column: for each variable
 * the values that differ, once each, then for each state which of them it has. States of one chunk
 * have most values in common, so that this is short, fast, and lets the states that are read share
 * their values (and the fingerprints cached in them) as they did before. Values are told apart by
 * their fingerprints, as the states themselves are. One for each worker; not thread-safe.
 */
final class ChunkCodec {
  private static final int SLOTS = 4 * Chunk.CAPACITY;

  private final int variables;
  private final ValueWriter writer;
  private final ValueReader reader;
  private final long[] keys = new long[SLOTS];
  private final short[] places = new short[SLOTS];
  private final int[] columns = new int[Chunk.CAPACITY];

  ChunkCodec(int variables, Atoms atoms) {
    this.variables = variables;
    this.writer = new ValueWriter(atoms);
    this.reader = new ValueReader(atoms, new byte[0]);
  }

  byte[] pack(Chunk chunk) {
    writer.reset();
    writer.writeNatural(chunk.size());
    int end = chunk.first() + chunk.size();
    long lastNumber = 0;
    long lastDepth = 0;
    for (int i = chunk.first(); i < end; i++) {
      writer.writeSigned(chunk.numbers[i] - lastNumber);
      writer.writeSigned(chunk.depths[i] - lastDepth);
      lastNumber = chunk.numbers[i];
      lastDepth = chunk.depths[i];
    }
    for (int v = 0; v < variables; v++) {
      packColumn(chunk, v, chunk.first(), end);
    }
    return writer.toByteArray();
  }

  private void packColumn(Chunk chunk, int variable, int first, int end) {
    Arrays.fill(places, (short) -1);
    short different = 0;
    for (int i = first; i < end; i++) {
      Value value = chunk.states[i].get(variable);
      int slot = slot(value.fingerprint());
      if (places[slot] < 0) {
        keys[slot] = value.fingerprint();
        places[slot] = different++;
        writer.writeNatural(1);
        writer.write(value);
      }
      columns[i - first] = places[slot];
    }
    writer.writeNatural(0);
    if (different > 1) {
      for (int i = 0; i < end - first; i++) {
        writer.writeNatural(columns[i]);
      }
    }
  }

  private int slot(long fingerprint) {
    int slot = (int) (fingerprint >>> 32) & (SLOTS - 1);
    while (places[slot] >= 0 && keys[slot] != fingerprint) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  Chunk unpack(byte[] bytes) {
    reader.reset(bytes, 0);
    int size = (int) reader.readNatural();
    Chunk chunk = new Chunk();
    Value[][] rows = new Value[size][variables];
    long[] numbers = new long[size];
    int[] depths = new int[size];
    long number = 0;
    long depth = 0;
    for (int i = 0; i < size; i++) {
      number += reader.readSigned();
      depth += reader.readSigned();
      numbers[i] = number;
      depths[i] = (int) depth;
    }
    for (int v = 0; v < variables; v++) {
      unpackColumn(rows, v);
    }
    for (int i = 0; i < size; i++) {
      chunk.add(new State(rows[i]), numbers[i], depths[i]);
    }
    return chunk;
  }

  private void unpackColumn(Value[][] rows, int variable) {
    Value[] different = new Value[rows.length];
    int count = 0;
    while (reader.readNatural() == 1) {
      different[count++] = reader.read();
    }
    for (Value[] row : rows) {
      row[variable] = different[count > 1 ? (int) reader.readNatural() : 0];
    }
  }
}
