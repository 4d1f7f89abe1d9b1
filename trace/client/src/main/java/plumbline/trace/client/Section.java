package plumbline.trace.client;

import java.util.Arrays;

/** The arguments of an event, or its variables: the inside of a JSON object. */
final class Section {
  private final String kind;
  private final Values values;
  private final Json json;
  private String[] names = new String[8];
  private int count;

  /**
   * @param kind what its names stand for, as an error says it
   */
  Section(String kind, Values values, int longest) {
    this.kind = kind;
    this.values = values;
    this.json = new Json(longest);
  }

  void clear() {
    json.cutTo(0);
    count = 0;
  }

  void add(String name, Object value) {
    if (name == null) {
      throw new IllegalArgumentException("The name of the " + kind + " is null.");
    }
    for (int i = 0; i < count; i++) {
      if (names[i].equals(name)) {
        throw new IllegalArgumentException(
            "The " + kind + " " + name + " was given before: give its parts in one map.");
      }
    }
    int start = json.length();
    boolean whole = false;
    try {
      if (count > 0) {
        json.raw(',');
      }
      json.string(name);
      json.raw(':');
      values.write(json, value);
      whole = true;
    } finally {
      if (!whole) {
        json.cutTo(start);
      }
    }
    if (count == names.length) {
      names = Arrays.copyOf(names, 2 * count);
    }
    names[count++] = name;
  }

  boolean isEmpty() {
    return count == 0;
  }

  byte[] bytes() {
    return json.bytes();
  }

  int length() {
    return json.length();
  }

  boolean overrun() {
    return json.overrun();
  }
}
