package plumbline.trace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import plumbline.trace.Event;
import plumbline.trace.Stamp;

/** What the orders say is what a slow reference says, however the log is cut into files. */
class OrderPropertyTest {
  @Property(tries = 400)
  void vector_clocks_order_as_messages_did(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int nodes) {
    Random random = new Random(seed);
    Executions.Execution run =
        Executions.withClocks(
            random, nodes, random.nextInt(40), random.nextInt(3) * 0.2, random.nextInt(3) * 0.15);
    check(run.events(), run.before(), new Order.Clock(), random);
  }

  @Property(tries = 400)
  void causes_order_as_messages_did(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int nodes) {
    Random random = new Random(seed);
    boolean numbered = random.nextBoolean();
    Executions.Execution run = Executions.withCauses(random, nodes, random.nextInt(40), numbered);
    if (numbered) {
      check(run.events(), run.before(), new Order.PerNode(), random);
    } else {
      assertOrder(List.of(run.events()), run.before(), new Order.PerNode());
      assertOrder(byNode(run.events()), run.before(), new Order.PerNode());
      assertOrder(
          List.of(byNode(run.events()).stream().flatMap(List::stream).toList()),
          run.before(),
          new Order.PerNode());
    }
  }

  @Property(tries = 400)
  void lamport_clocks_order_what_is_unequal(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int nodes) {
    Random random = new Random(seed);
    long[] clocks = new long[nodes];
    List<Event> events = new ArrayList<>();
    int count = random.nextInt(40);
    for (int name = 1; name <= count; name++) {
      int node = random.nextInt(nodes);
      clocks[node] += 1 + random.nextInt(3);
      events.add(Executions.event(name, "n" + node, Stamp.lamport(clocks[node])));
    }
    check(
        events,
        Executions.closed(events, (d, e) -> d.stamp().lamport() < e.stamp().lamport()),
        new Order.Lamport(),
        random);
  }

  @Property(tries = 400)
  void time_orders_what_is_further_apart_than_clocks_may_be(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int nodes) {
    Random random = new Random(seed);
    int uncertainty = random.nextInt(10);
    List<Long> times = new ArrayList<>();
    for (long t = 0; t < 100; t++) {
      times.add(t);
    }
    Collections.shuffle(times, random);
    List<Event> events = new ArrayList<>();
    int count = random.nextInt(40);
    for (int name = 1; name <= count; name++) {
      String node = random.nextInt(6) == 0 ? "" : "n" + random.nextInt(nodes);
      events.add(Executions.event(name, node, Stamp.at(times.get(name))));
    }
    check(
        events,
        Executions.closed(
            events,
            (d, e) ->
                (d.node().equals(e.node()) && !d.node().isEmpty())
                    ? d.stamp().start() < e.stamp().start()
                    : d.stamp().end() + uncertainty < e.stamp().start() - uncertainty),
        new Order.Time(Duration.ofNanos(uncertainty)),
        random);
  }

  @Property(tries = 400)
  void intervals_order_what_ended_before_the_other_began(@ForAll long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    int count = random.nextInt(40);
    for (int name = 1; name <= count; name++) {
      long start = random.nextInt(60);
      long end = random.nextInt(10) == 0 ? Long.MAX_VALUE : start + random.nextInt(20);
      events.add(Executions.event(name, "p" + random.nextInt(4), Executions.interval(start, end)));
    }
    check(
        events,
        Executions.closed(events, (d, e) -> d.stamp().end() < e.stamp().start()),
        new Order.Intervals(),
        random);
  }

  @Property(tries = 200)
  void there_are_no_more_chains_than_events_at_once(@ForAll long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int name = 1; name <= 30; name++) {
      long start = random.nextInt(60);
      events.add(Executions.event(name, "", Executions.interval(start, start + random.nextInt(9))));
    }
    int most = 0;
    for (long t = 0; t < 70; t++) {
      long at = t;
      most =
          Math.max(
              most,
              (int)
                  events.stream()
                      .filter(e -> e.stamp().start() <= at && at <= e.stamp().end())
                      .count());
    }
    OrderedEvents ordered =
        OrderedEvents.order(List.of(events.iterator()), new Order.Intervals(), 1000);
    ordered.forEachRemaining(e -> {});
    assertThat(ordered.chains()).hasSizeLessThanOrEqualTo(most);
  }

  /** As one file in order, in disorder, and node by node; and as a file for each node. */
  private static void check(
      List<Event> events, Map<Integer, Set<Integer>> before, Order order, Random random) {
    assertOrder(List.of(events), before, order);
    List<Event> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    assertOrder(List.of(shuffled), before, order);
    List<List<Event>> files = byNode(events);
    assertOrder(files, before, order);
    assertOrder(List.of(files.stream().flatMap(List::stream).toList()), before, order);
  }

  private static List<List<Event>> byNode(List<Event> events) {
    Map<String, List<Event>> files = new LinkedHashMap<>();
    for (Event e : events) {
      files.computeIfAbsent(e.node(), n -> new ArrayList<>()).add(e);
    }
    return List.copyOf(files.values());
  }

  private static void assertOrder(
      List<List<Event>> files, Map<Integer, Set<Integer>> before, Order order) {
    List<Iterator<Event>> sources = new ArrayList<>();
    files.forEach(file -> sources.add(file.iterator()));
    OrderedEvents ordered = OrderedEvents.order(sources, order, OrderedEvents.WINDOW);
    List<List<OrderedEvent>> chains = new ArrayList<>();
    Map<Integer, Set<Integer>> closures = new HashMap<>();
    int given = 0;
    while (ordered.hasNext()) {
      OrderedEvent next = ordered.next();
      given++;
      while (chains.size() <= next.chain()) {
        chains.add(new ArrayList<>());
      }
      List<OrderedEvent> chain = chains.get(next.chain());
      assertThat(next.position()).isEqualTo(chain.size());
      Set<Integer> closure = new HashSet<>();
      if (!chain.isEmpty()) {
        add(chain.getLast(), closures, closure);
      }
      for (int i = 0; i < next.neededChains().length; i++) {
        List<OrderedEvent> other = chains.get(next.neededChains()[i]);
        long count = next.neededCounts()[i];
        assertThat(count).isPositive().isLessThanOrEqualTo(other.size());
        add(other.get((int) count - 1), closures, closure);
      }
      closures.put(name(next), closure);
      chain.add(next);
    }
    assertThat(given).isEqualTo(before.size());
    List<Integer> names = new ArrayList<>(before.keySet());
    names.sort(Comparator.naturalOrder());
    for (Integer name : names) {
      assertThat(closures.get(name)).as("before event %d", name).isEqualTo(before.get(name));
    }
  }

  private static void add(
      OrderedEvent event, Map<Integer, Set<Integer>> closures, Set<Integer> closure) {
    closure.add(name(event));
    closure.addAll(closures.get(name(event)));
  }

  private static int name(OrderedEvent event) {
    return (int) event.event().at().line();
  }
}
