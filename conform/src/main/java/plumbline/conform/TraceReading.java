package plumbline.conform;

import java.util.List;
import java.util.Optional;
import plumbline.conform.binding.Binding;
import plumbline.trace.Events;
import plumbline.trace.ReadOptions;
import plumbline.trace.TraceFile;
import plumbline.trace.order.Order;

/**
 * How traces are read where their binding does not say it, or whatever it says.
 *
 * @param preset the format; the binding's, or recognised, when empty
 * @param order what orders the events; the binding's, or recognised, when empty
 * @param window how many events may have to wait for others that happened before them; the
 *     binding's, or {@link TraceInput#WINDOW}, when empty
 */
public record TraceReading(
    Optional<String> preset, Optional<Order> order, Optional<Integer> window) {
  /**
   * As they are.
   *
   * @throws IllegalArgumentException with a message for the user when there is no such preset
   */
  public TraceReading {
    preset.ifPresent(TraceReading::refuseUnknown);
  }

  private static void refuseUnknown(String preset) {
    if (!Events.presets().contains(preset)) {
      throw new IllegalArgumentException(
          "there is no preset \"%s\"; there are %s"
              .formatted(preset, String.join(", ", Events.presets())));
    }
  }

  /** The trace of that name that these files are. */
  public TraceInput trace(String name, List<TraceFile> files, Binding binding) {
    ReadOptions read = binding.readOptions();
    return new TraceInput(
        name,
        files,
        preset.map(read::withPreset).orElse(read),
        order.or(binding::order),
        window.orElseGet(() -> binding.window().orElse(TraceInput.WINDOW)),
        binding.leftOut());
  }
}
