package plumbline.tla.value;

/**
 * The fields of a record expression, sorted once for all the records that the expression makes;
 * those then share their {@link Keys}, too.
 */
public final class RecordShape {
  private final Keys keys;

  /** Which of the values as written lies at each place. */
  private final int[] written;

  private RecordShape(Keys keys, int[] written) {
    this.keys = keys;
    this.written = written;
  }

  /**
   * The shape of records with these fields.
   *
   * @param names as written, each once
   */
  public static RecordShape of(StringValue... names) {
    Value[] places = new Value[names.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = IntValue.of(i);
    }
    FunctionValue sorted = FunctionValue.record(names, places);
    int[] written = new int[names.length];
    for (int i = 0; i < written.length; i++) {
      written[i] = (int) ((IntValue) sorted.apply(sorted.keys().keyAt(i))).value();
    }
    return new RecordShape(sorted.keys(), written);
  }

  /** The record with these values, in the order in which the names were written. */
  public FunctionValue record(Value... values) {
    Value[] placed = new Value[values.length];
    for (int i = 0; i < placed.length; i++) {
      placed[i] = values[written[i]];
    }
    return FunctionValue.of(keys, placed);
  }
}
