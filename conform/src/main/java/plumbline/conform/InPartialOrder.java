package plumbline.conform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.explain.Deviation;

/**
 * Events whose order is only partly known: the frontier is a layer of states for each consistent
 * cut of so many events, and goes on from each cut by each event that may come next.
 *
 * <p>Of events that commute only one order is followed: at each cut the events of a persistent set
 * are enough (Godefroid, Partial-Order Methods for the Verification of Concurrent Systems, 1996,
 * chapter 4). The set is closed under: whatever may come later in another chain, is concurrent with
 * an event of the set and conflicts with it, brings that chain's next event into the set.
 *
 * <p>Cost: for each cut and event one step of the spec for each state; the conflicts of an event
 * are searched once, among the events read ahead.
 */
final class InPartialOrder implements Course {
  private static final int REMEMBERED_LEVELS = 50;
  private static final int FORGOTTEN_AT_ONCE = 256;

  /** A number of events of each chain, from its beginning. */
  private record Cut(int[] counts) {
    int count(int chain) {
      return chain < counts.length ? counts[chain] : 0;
    }

    Cut plus(int chain) {
      int[] more = Arrays.copyOf(counts, Math.max(counts.length, chain + 1));
      more[chain]++;
      return new Cut(more);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Cut that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(counts);
    }
  }

  private final Moves moves;
  private final Tally tally;
  private final Conflicts conflicts;
  private final CheckOptions options;
  private final Chains chains = new Chains();
  private final Deque<List<Layer>> past = new ArrayDeque<>();
  private Map<Cut, Layer> level;
  private long explained;
  private Blocked blocked;
  private boolean ended;

  /** Of each chain, how many events were followed before all events had been read. */
  private int[] followed = {};

  private final Pasts pasts = new Pasts();
  private boolean leftOut;

  InPartialOrder(Moves moves, Tally tally, Conflicts conflicts, CheckOptions options) {
    this.moves = moves;
    this.tally = tally;
    this.conflicts = conflicts;
    this.options = options;
  }

  @Override
  public boolean accept(BoundEvent event) {
    int[] past = pasts.of(event);
    leftOut |= comesTooLate(past);
    if (blocked != null) {
      return !isOver();
    }
    chains.add(event);
    conflicts.add(event, past);
    if (level == null && !begin(event)) {
      return false;
    }
    while (chains.received() - explained > options.lookahead()) {
      if (!advance()) {
        return !isOver();
      }
    }
    return true;
  }

  /**
   * Whether an event may have happened before one that was followed without knowing of it, so that
   * an order was left out.
   *
   * @param past what comes before the event
   */
  private boolean comesTooLate(int[] past) {
    for (int c = 0; c < followed.length; c++) {
      if (followed[c] > (c < past.length ? past[c] : 0)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isOver() {
    return blocked != null && (leftOut || ended || followed.length == 0);
  }

  /** Whether the events have another order, or may have, that was not followed. */
  boolean mayHaveLeftOut() {
    return leftOut || (followed.length > 0 && !ended);
  }

  private boolean begin(BoundEvent first) {
    Layer initial = moves.initial();
    if (initial.isEmpty()) {
      blocked = new Blocked(Deviation.Kind.NO_START, "", initial, 0, first, 1);
      return false;
    }
    level = new LinkedHashMap<>(Map.of(new Cut(new int[0]), initial));
    return true;
  }

  @Override
  public boolean end() {
    ended = true;
    while (blocked == null && explained < chains.received()) {
      advance();
    }
    return blocked == null;
  }

  /** Goes on from every cut by one event. */
  private boolean advance() {
    Map<Cut, Layer> next = new LinkedHashMap<>();
    Map<Layer, BoundEvent> ledBy = new HashMap<>();
    for (Map.Entry<Cut, Layer> at : level.entrySet()) {
      for (BoundEvent event : persistent(at.getKey())) {
        Cut cut = at.getKey().plus(event.chain());
        if (!ended) {
          follow(event);
        }
        Layer into = next.computeIfAbsent(cut, _ -> moves.layer());
        moves.along(event, at.getValue(), into);
        ledBy.put(into, event);
      }
    }
    next.values().removeIf(Layer::isEmpty);
    if (next.isEmpty()) {
      block();
      return false;
    }
    requireBudget(next);
    remember(level);
    level = next;
    if (!violations(ledBy)) {
      return false;
    }
    explained++;
    tally.explained(ledBy.get(next.values().iterator().next()), statesOf(next));
    moves.visit(next.values());
    if (explained % FORGOTTEN_AT_ONCE == 0) {
      int[] least = leastCounts();
      chains.forget(least);
      conflicts.forget(least);
    }
    return true;
  }

  private void follow(BoundEvent event) {
    if (followed.length <= event.chain()) {
      followed = Arrays.copyOf(followed, event.chain() + 1);
    }
    followed[event.chain()] = Math.max(followed[event.chain()], (int) event.position() + 1);
  }

  private void requireBudget(Map<Cut, Layer> next) {
    if (statesOf(next) > options.mostStates()) {
      throw new OutOfBudget(
          String.format(
              "more than %,d states are possible here in %,d orders of the events; log more"
                  + " variables, arguments or causes, or raise --max-states",
              options.mostStates(), next.size()));
    }
  }

  private static long statesOf(Map<Cut, Layer> cuts) {
    return cuts.values().stream().mapToLong(Layer::size).sum();
  }

  private boolean violations(Map<Layer, BoundEvent> ledBy) {
    blocked =
        moves
            .violation(level.values(), ledBy::get)
            .map(v -> moves.blocked(v, ledBy.get(v.layer()), explained + 1))
            .orElse(null);
    return blocked == null;
  }

  /** Of the events that were tried, none of which can come next, the one that was logged first. */
  private void block() {
    BoundEvent earliest = null;
    Layer where = null;
    for (Map.Entry<Cut, Layer> at : level.entrySet()) {
      for (BoundEvent event : persistent(at.getKey())) {
        if (earliest == null || event.event().at().line() < earliest.event().at().line()) {
          earliest = event;
          where = at.getValue();
        }
      }
    }
    blocked = new Blocked(Deviation.Kind.NO_STEP, "", where, 0, earliest, explained + 1);
  }

  private void remember(Map<Cut, Layer> old) {
    past.addLast(List.copyOf(old.values()));
    if (past.size() > REMEMBERED_LEVELS && !options.keep().behaviour()) {
      past.removeFirst().forEach(Layer::forgetOrigins);
    }
  }

  private int[] leastCounts() {
    int[] least = new int[chains.count()];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (Cut cut : level.keySet()) {
      for (int c = 0; c < least.length; c++) {
        least[c] = Math.min(least[c], cut.count(c));
      }
    }
    return least;
  }

  // --- which events may come next ----------------------------------------------

  private List<BoundEvent> enabled(Cut cut) {
    List<BoundEvent> all = new ArrayList<>();
    for (int c = 0; c < chains.count(); c++) {
      BoundEvent next = chains.at(c, cut.count(c));
      if (next != null && unmet(next, cut).isEmpty()) {
        all.add(next);
      }
    }
    return all;
  }

  /** The chains of which the event needs more. */
  private static List<Integer> unmet(BoundEvent event, Cut cut) {
    List<Integer> chains = new ArrayList<>(0);
    for (int i = 0; i < event.neededChains().length; i++) {
      if (cut.count(event.neededChains()[i]) < event.neededCounts()[i]) {
        chains.add(event.neededChains()[i]);
      }
    }
    return chains;
  }

  private List<BoundEvent> persistent(Cut cut) {
    List<BoundEvent> all = enabled(cut);
    List<BoundEvent> fewest = all;
    for (BoundEvent seed : all) {
      if (fewest.size() <= 1) {
        break;
      }
      List<BoundEvent> closed = closure(seed, cut, all);
      fewest = closed.size() < fewest.size() ? closed : fewest;
    }
    return fewest;
  }

  private List<BoundEvent> closure(BoundEvent seed, Cut cut, List<BoundEvent> enabled) {
    boolean[] inside = new boolean[chains.count()];
    Deque<Integer> pending = new ArrayDeque<>();
    inside[seed.chain()] = true;
    pending.add(seed.chain());
    while (!pending.isEmpty()) {
      int chain = pending.remove();
      BoundEvent next = chains.at(chain, cut.count(chain));
      if (next == null) {
        continue;
      }
      List<Integer> missing = unmet(next, cut);
      for (int other = 0; other < inside.length; other++) {
        boolean drawn =
            missing.isEmpty()
                ? conflicts.last(next, other, chains) >= cut.count(other)
                : missing.contains(other);
        if (drawn && !inside[other]) {
          inside[other] = true;
          pending.add(other);
        }
      }
    }
    return enabled.stream().filter(e -> inside[e.chain()]).toList();
  }

  @Override
  public Optional<Blocked> blocked() {
    return Optional.ofNullable(blocked);
  }

  @Override
  public long explained() {
    return explained;
  }

  @Override
  public Layer frontier() {
    return level == null ? moves.initial() : level.values().iterator().next();
  }
}
