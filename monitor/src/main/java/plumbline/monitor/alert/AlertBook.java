package plumbline.monitor.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Alerts as they are now, from the records of what was ever said of them: by the monitor, and by
 * those who acknowledged them.
 *
 * <p>Of what the monitor said the last counts. It may say something once more after a crash, which
 * neither takes an explanation back nor opens what was resolved. An acknowledgement holds until the
 * alert is resolved, wherever it stands among the monitor's records: a compacted topic, or one of
 * several partitions, does not keep their order.
 */
public final class AlertBook {
  private static final class Entry {
    Optional<Alert> said = Optional.empty();
    Optional<Alert> acknowledged = Optional.empty();

    void add(Alert record) {
      if (record.acknowledged().isPresent()) {
        acknowledged = Optional.of(record);
      } else {
        said = Optional.of(said.map(before -> after(before, record)).orElse(record));
      }
    }

    Alert merged() {
      Alert alert = said.or(() -> acknowledged).orElseThrow();
      return acknowledged.flatMap(Alert::acknowledged).map(alert::with).orElse(alert);
    }
  }

  private final Map<String, Entry> byId = new LinkedHashMap<>();

  /** Takes the next record. */
  public void add(Alert record) {
    byId.computeIfAbsent(record.id(), _ -> new Entry()).add(record);
  }

  private static Alert after(Alert before, Alert now) {
    boolean isRepeated =
        before.status() == Alert.Status.RESOLVED
            && now.status() == Alert.Status.OPEN
            && now.count() <= before.count();
    if (isRepeated) {
      return before;
    }
    return now.explanation().isEmpty() && before.explanation().isPresent()
        ? now.explained(before.explanation(), before.deviation(), before.events(), before.from())
        : now;
  }

  /** All alerts, those with the latest event last. */
  public List<Alert> all() {
    List<Alert> alerts = new ArrayList<>();
    byId.values().forEach(e -> alerts.add(e.merged()));
    alerts.sort(Comparator.comparingLong(Alert::lastSeen));
    return alerts;
  }

  /**
   * The alert of that id, or with an id that begins so.
   *
   * @throws IllegalArgumentException where there is none or more than one
   */
  public Alert named(String beginning) {
    if (byId.containsKey(beginning)) {
      return byId.get(beginning).merged();
    }
    List<String> ids = byId.keySet().stream().filter(id -> id.startsWith(beginning)).toList();
    if (ids.isEmpty() || beginning.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no alert \"%s\" among %d; plumbline alerts lists them"
              .formatted(beginning, byId.size()));
    }
    if (ids.size() > 1) {
      throw new IllegalArgumentException(
          "\"%s\" begins the ids of %d alerts: %s and %s%s; write more of it"
              .formatted(
                  beginning,
                  ids.size(),
                  ids.get(0),
                  ids.get(1),
                  ids.size() > 2 ? ", among others" : ""));
    }
    return byId.get(ids.getFirst()).merged();
  }
}
