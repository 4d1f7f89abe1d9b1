package plumbline.tla.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The strings and model values of one spec.
 *
 * <p>TLC orders strings and model values by when it first met them, not by their letters, and
 * CHOOSE shows that order; so each text has a rank here, shared by the string and the model value
 * of that text. Thread-safe.
 */
public final class Atoms {
  private final Map<String, StringValue> strings = new HashMap<>();
  private final Map<String, ModelValue> models = new HashMap<>();

  /** The string of that text. */
  public synchronized StringValue string(String text) {
    return strings.computeIfAbsent(text, t -> new StringValue(t, strings.size()));
  }

  /** The model value of that name, made when it does not exist. */
  public synchronized ModelValue model(String name) {
    ModelValue model = models.get(name);
    if (model == null) {
      model = new ModelValue(string(name));
      models.put(name, model);
    }
    return model;
  }

  public synchronized Optional<ModelValue> existingModel(String name) {
    return Optional.ofNullable(models.get(name));
  }
}
