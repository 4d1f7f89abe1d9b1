package plumbline.tla.value;

/** A string; ordered by when its {@link Atoms} first met it. */
public final class StringValue extends Value {
  private final String text;
  private final int rank;
  private final long fingerprint;

  StringValue(String text, int rank) {
    this.text = text;
    this.rank = rank;
    this.fingerprint = Mix.text(text, Mix.STRING);
  }

  /** The characters, without quotes. */
  public String text() {
    return text;
  }

  int rank() {
    return rank;
  }

  @Override
  public long fingerprint() {
    return fingerprint;
  }

  @Override
  public String kind() {
    return "a string";
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof StringValue s
            ? fingerprint == s.fingerprint && text.equals(s.text)
            : Comparing.unlikeEqual(this, other));
  }

  @Override
  public int compareTo(Value other) {
    return other instanceof StringValue s
        ? Integer.compare(rank, s.rank)
        : Comparing.unlikeOrder(this, other);
  }

  @Override
  public String toString() {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
