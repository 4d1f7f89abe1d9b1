package plumbline.tla.value;

/**
 * The domain of a listed function, shared by all functions that EXCEPT makes of one another. A
 * domain 1..n is always {@link Sequence}, a domain of strings always {@link Names}, so equal
 * functions have equal kinds of keys.
 */
sealed interface Keys {
  int count();

  Value key(int index);

  /** The place of a key, or -1. */
  int indexOf(Value key);

  /** Positions 1..count. */
  record Sequence(int count) implements Keys {
    @Override
    public Value key(int index) {
      return IntValue.of(index + 1L);
    }

    @Override
    public int indexOf(Value key) {
      return key instanceof IntValue i && i.value() >= 1 && i.value() <= count
          ? (int) i.value() - 1
          : -1;
    }
  }

  /** Field names in order. */
  record Names(StringValue[] names) implements Keys {
    @Override
    public int count() {
      return names.length;
    }

    @Override
    public Value key(int index) {
      return names[index];
    }

    @Override
    public int indexOf(Value key) {
      for (int i = 0; i < names.length; i++) {
        if (names[i] == key) {
          return i;
        }
      }
      if (key instanceof StringValue) {
        for (int i = 0; i < names.length; i++) {
          if (names[i].equals(key)) {
            return i;
          }
        }
      }
      return -1;
    }
  }

  /** Any other sorted keys. */
  record General(Value[] keys) implements Keys {
    @Override
    public int count() {
      return keys.length;
    }

    @Override
    public Value key(int index) {
      return keys[index];
    }

    @Override
    public int indexOf(Value key) {
      for (int i = 0; i < keys.length && i < 16; i++) {
        if (keys[i] == key) {
          return i;
        }
      }
      int low = 0;
      int high = keys.length - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = keys[middle].compareTo(key);
        if (order == 0) {
          return middle;
        }
        if (order < 0) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return -1;
    }
  }

  /** The keys for a sorted domain. */
  static Keys of(SetValue domain) {
    int count = domain.count();
    boolean sequence = true;
    boolean names = true;
    for (int i = 0; i < count && (sequence || names); i++) {
      sequence &= domain.get(i) instanceof IntValue n && n.value() == i + 1L;
      names &= domain.get(i) instanceof StringValue;
    }
    if (sequence) {
      return new Sequence(count);
    }
    if (names) {
      StringValue[] fields = new StringValue[count];
      for (int i = 0; i < count; i++) {
        fields[i] = (StringValue) domain.get(i);
      }
      return new Names(fields);
    }
    Value[] keys = new Value[count];
    for (int i = 0; i < count; i++) {
      keys[i] = domain.get(i);
    }
    return new General(keys);
  }
}
