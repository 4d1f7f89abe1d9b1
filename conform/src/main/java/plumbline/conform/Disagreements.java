package plumbline.conform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.conform.explain.Deviation.Disagreement;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;

/** Collects, over many states, where what was logged differs from what the spec has. */
final class Disagreements {
  private static final int SHOWN = 10;
  private static final String NO_PLACE = "(no such place)";

  private record Place(String place, String logged) {}

  private final Likeness likeness;
  private final Map<Place, Map<String, Integer>> possible = new LinkedHashMap<>();
  private final Set<String> agreeing = new HashSet<>();

  Disagreements(Likeness likeness) {
    this.likeness = likeness;
  }

  /** Compares what was logged of a place with its value; how many places in it differ. */
  int add(String where, JsonNode logged, Value value) {
    int[] places = {0};
    likeness.differences(
        where,
        logged,
        value,
        (place, part, there) -> {
          places[0]++;
          note(place, part, there.map(Value::toString).orElse(NO_PLACE));
        });
    if (places[0] == 0) {
      agreeing.add(where);
    }
    return places[0];
  }

  /** Notes that there is no such place; that is one difference. */
  int none(String where, JsonNode logged) {
    note(where, logged, NO_PLACE);
    return 1;
  }

  private void note(String place, JsonNode logged, String value) {
    possible
        .computeIfAbsent(new Place(place, logged.toString()), p -> new LinkedHashMap<>())
        .merge(value, 1, Integer::sum);
  }

  /** Those places for which no state had what was logged, as far as can be told. */
  List<Disagreement> list() {
    List<Disagreement> all = new ArrayList<>();
    possible.forEach(
        (place, values) -> {
          if (!agreeing.contains(place.place)) {
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
