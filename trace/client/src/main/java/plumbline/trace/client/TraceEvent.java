package plumbline.trace.client;

/**
 * An event in the making: {@code tracer.event("Send").arg("to", "r2").var("log", log).emit()}. For
 * one thread.
 *
 * <p>What values become:
 *
 * <ul>
 *   <li>{@code null} and an empty {@code Optional}: null; a present one: what is in it
 *   <li>numbers of any size, booleans, strings: themselves
 *   <li>an {@code enum}: its name
 *   <li>a {@code Map}: an object, its keys as strings; a record: an object of its components
 *   <li>an {@code Iterable} or an array: an array
 *   <li>anything else: the string that {@code String.valueOf} gives
 * </ul>
 *
 * <p>Every method throws {@code IllegalArgumentException} for a name that was given before or a
 * value that contains itself, and {@code IllegalStateException} once the event was emitted.
 */
public sealed interface TraceEvent permits LiveEvent, Disabled {

  /** An argument of the action, by the name of its parameter. */
  TraceEvent arg(String name, Object value);

  /**
   * What a variable is after the step, or the part of it that this node knows: {@code
   * var("rmState", Map.of("r1", "prepared"))}.
   */
  TraceEvent var(String name, Object value);

  /** What a variable was before the step, or a part of it. */
  TraceEvent before(String name, Object value);

  /**
   * Logs the event.
   *
   * @throws IllegalStateException when the tracer is closed
   */
  void emit();
}
