package plumbline.monitor.script;

import java.util.Optional;
import plumbline.tla.value.Value;

/**
 * What a spec says while it is stepped.
 *
 * @param topic to write it to; empty for an alert
 */
record Said(Optional<String> topic, Value value) {
  /** The same for what is the same. */
  long fingerprint() {
    return topic.map(t -> 31L * t.hashCode()).orElse(0L) + value.fingerprint();
  }
}
