package plumbline.monitor;

/**
 * Where an event stands.
 *
 * @param source what it was read from: {@code topic/partition} of Kafka, or a file
 * @param offset of its message there: Kafka's offset, or the byte at which the line begins
 * @param index of the event in its message, from 0
 */
public record Position(String source, long offset, int index) {
  @Override
  public String toString() {
    return source + "@" + offset + (index == 0 ? "" : "." + index);
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Position parse(String text) {
    int at = text.lastIndexOf('@');
    try {
      String[] numbers = text.substring(at + 1).split("\\.", 2);
      return new Position(
          text.substring(0, at),
          Long.parseLong(numbers[0]),
          numbers.length == 1 ? 0 : Integer.parseInt(numbers[1]));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no position; expected SOURCE@OFFSET".formatted(text), e);
    }
  }
}
