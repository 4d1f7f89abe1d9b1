package plumbline.tla.value;

/** A string; made by {@link Atoms#string}, which keeps one object for each text. */
public final class StringValue extends Value {
  private final String text;
  private final int rank;
  private final long fingerprint;

  StringValue(String text, int rank) {
    this.text = text;
    this.rank = rank;
    this.fingerprint = Fingerprints.string(text);
  }

  public String text() {
    return text;
  }

  /** Its place in the order of first use, which is TLC's order of strings. */
  public int rank() {
    return rank;
  }

  @Override
  public long fingerprint() {
    return fingerprint;
  }

  @Override
  public long fingerprint(Renaming renaming) {
    return renaming.fingerprint(this);
  }

  @Override
  public String kind() {
    return "a string";
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof StringValue that
        ? fingerprint == that.fingerprint && text.equals(that.text)
        : Mismatch.unequal(this, other);
  }

  @Override
  public int compareTo(Value other) {
    return other instanceof StringValue that
        ? Integer.compare(rank, that.rank)
        : Mismatch.order(this, other);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
