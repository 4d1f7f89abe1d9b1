package plumbline.conform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.conform.explain.Deviation.Disagreement;
import plumbline.tla.value.Value;

/** Collects, over many states, where what was logged differs from what the spec has. */
final class Disagreements {
  private static final int SHOWN = 10;

  private record Place(String place, String logged) {}

  private final Likeness likeness;
  private final Map<Place, Map<String, Integer>> possible = new LinkedHashMap<>();
  private final Map<String, Integer> agreeing = new LinkedHashMap<>();

  Disagreements(Likeness likeness) {
    this.likeness = likeness;
  }

  /** Compares an observation with a value; how many places differ. */
  int add(Observation observed, Value value) {
    int[] places = {0};
    likeness.differences(
        observed.place(),
        observed.logged(),
        value,
        (place, logged, there) -> {
          places[0]++;
          possible
              .computeIfAbsent(new Place(place, logged.toString()), p -> new LinkedHashMap<>())
              .merge(there.map(Value::toString).orElse("(no such place)"), 1, Integer::sum);
        });
    if (places[0] == 0) {
      agreeing.merge(observed.place(), 1, Integer::sum);
    }
    return places[0];
  }

  /** Those places for which no state had what was logged, as far as can be told. */
  List<Disagreement> list() {
    List<Disagreement> all = new ArrayList<>();
    possible.forEach(
        (place, values) -> {
          if (!agreeing.containsKey(place.place)) {
            List<String> frequent =
                values.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .toList();
            all.add(
                new Disagreement(
                    place.place,
                    place.logged,
                    frequent.subList(0, Math.min(SHOWN, frequent.size())),
                    Math.max(0, frequent.size() - SHOWN)));
          }
        });
    return all;
  }
}
