package plumbline.conform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import plumbline.trace.Event;
import plumbline.trace.Place;

/** Sums up, while a trace is checked, how much it can prove and what is only possible. */
final class Tally {
  private static final int SHOWN_POSSIBLE = 20;

  private final int variables;
  private long events;
  private double states;
  private long mostStates;
  private double observed;
  private long parameters;
  private long argumentsKnown;
  private long lost;
  private Event firstLost;

  /** A gap is met once for each order in which the events around it are tried. */
  private final Set<Place> gaps = new HashSet<>();

  private long possibleViolations;
  private final List<String> possible = new ArrayList<>();

  Tally(int variables) {
    this.variables = variables;
  }

  void explained(BoundEvent event, long statesAfter) {
    events++;
    states += statesAfter;
    mostStates = Math.max(mostStates, statesAfter);
    if (event.ways().isEmpty()) {
      return;
    }
    Way way = event.ways().getFirst();
    int seen = way.after().size();
    if (!way.steps().isEmpty() && !way.steps().getLast().candidates().isEmpty()) {
      seen += way.steps().getLast().candidates().getFirst().after().size();
    }
    observed += variables == 0 ? 0 : Math.min(1.0, seen / (double) variables);
    parameters += event.meaning().parameters();
    argumentsKnown += event.meaning().argumentsKnown();
  }

  void lost(Event gap) {
    if (gaps.add(gap.at())) {
      lost += gap.lost();
    }
    if (firstLost == null) {
      firstLost = gap;
    }
  }

  long lost() {
    return lost;
  }

  Event firstLost() {
    return firstLost;
  }

  /** Some states violate something after that event. */
  void possible(String what, Event event) {
    possibleViolations++;
    if (possible.size() < SHOWN_POSSIBLE) {
      possible.add(what + " is violated in some of the states possible at " + event.at());
    }
  }

  /** What some states violate, each in one line. */
  List<String> possible() {
    List<String> all = new ArrayList<>(possible);
    if (possibleViolations > possible.size()) {
      all.add(
          String.format(
              Locale.ROOT, "the same at %,d more events", possibleViolations - possible.size()));
    }
    return all;
  }

  long events() {
    return events;
  }

  Tightness tightness() {
    return new Tightness(
        events == 0 ? 0 : states / events,
        mostStates,
        events == 0 ? 0 : observed / events,
        parameters == 0 ? 1 : argumentsKnown / (double) parameters);
  }
}
