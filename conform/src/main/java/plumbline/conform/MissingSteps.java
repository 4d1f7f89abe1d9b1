package plumbline.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.tla.SpecException;

/** Looks for steps that, taken ahead of an event, would explain it. */
final class MissingSteps {
  private final Probe probe;
  private final Blocked blocked;

  /**
   * What some missing steps would lead to.
   *
   * @param ways each the steps with their arguments, as the spec writes them
   */
  record Found(Set<String> ways, Layer explained) {}

  MissingSteps(Probe probe, Blocked blocked) {
    this.probe = probe;
    this.blocked = blocked;
  }

  /**
   * Those that would do, by the names of their actions in the order in which they are taken; none
   * where there are too many to be tried.
   *
   * @param steps how many are missing
   */
  Map<List<String>, Found> of(int steps) {
    Map<List<String>, Found> found = new LinkedHashMap<>();
    try {
      Layer wider = probe.afterHidden(steps, blocked.layer());
      for (int i = 0; i < wider.size(); i++) {
        List<Taken> taken = taken(wider, i);
        if (taken.size() != steps) {
          continue;
        }
        Layer to = probe.along(blocked.event(), wider.only(i));
        if (!to.isEmpty()) {
          Found here =
              found.computeIfAbsent(
                  taken.stream().map(t -> t.action().name()).toList(),
                  n -> new Found(new LinkedHashSet<>(), new Layer()));
          here.ways.add(String.join(", then ", taken.stream().map(Taken::title).toList()));
          to.addTo(here.explained);
        }
      }
      return found;
    } catch (OutOfBudget | SpecException e) {
      return Map.of();
    }
  }

  private static List<Taken> taken(Layer layer, int index) {
    List<Taken> taken = new ArrayList<>();
    for (int i = index; layer.isHidden(i); i = layer.parent(i)) {
      taken.add(layer.by(i));
    }
    return taken.reversed();
  }
}
