package plumbline.conform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.conform.explain.Deviation.Disagreement;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;

/** Collects, over many states, where what was logged differs from what the spec has. */
final class Disagreements {
  private static final int SHOWN = 10;
  private static final String NO_PLACE = "(no such place)";

  /**
   * A place that differed.
   *
   * @param of the observation that it is a part of
   */
  private record Place(String of, String place, String logged) {}

  private final Likeness likeness;
  private final Map<Place, Map<String, Integer>> possible = new LinkedHashMap<>();

  /** How many states an observation was compared with. */
  private final Map<String, Integer> compared = new LinkedHashMap<>();

  Disagreements(Likeness likeness) {
    this.likeness = likeness;
  }

  /** Compares what was logged of a place with its value in one state; where in it they differ. */
  List<Disagreement> add(String where, JsonNode logged, Value value) {
    List<Disagreement> here = new ArrayList<>();
    compared.merge(where, 1, Integer::sum);
    likeness.differences(
        where,
        logged,
        value,
        (place, part, there) ->
            here.add(note(where, place, part, there.map(Value::toString).orElse(NO_PLACE))));
    return here;
  }

  /** Notes that a state has no such place. */
  List<Disagreement> none(String where, JsonNode logged) {
    compared.merge(where, 1, Integer::sum);
    return List.of(note(where, where, logged, NO_PLACE));
  }

  private Disagreement note(String where, String place, JsonNode logged, String value) {
    possible
        .computeIfAbsent(new Place(where, place, logged.toString()), p -> new LinkedHashMap<>())
        .merge(value, 1, Integer::sum);
    return new Disagreement(place, logged.toString(), List.of(value), 0);
  }

  /** The places that differed in every state. */
  List<Disagreement> never() {
    List<Disagreement> all = new ArrayList<>();
    possible.forEach(
        (place, values) -> {
          int differed = values.values().stream().mapToInt(Integer::intValue).sum();
          if (differed >= compared.get(place.of)) {
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
