package plumbline.trace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.trace.Event;
import plumbline.trace.Place;
import plumbline.trace.Stamp;
import plumbline.trace.TraceException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class OrderErrorsTest {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private static Event clocked(int line, String node, Map<String, Long> clock) {
    return Executions.event(line, node, Executions.clock(clock));
  }

  private static Event numbered(int line, String node, long seq) {
    return Executions.event(line, node, Executions.seq(seq, "", List.of()));
  }

  private static Event caused(int line, String node, String id, String... causes) {
    return Executions.event(line, node, Executions.seq(Stamp.ABSENT, id, List.of(causes)));
  }

  private static Event gap(int line, String node, long lost) {
    return new Event(
        new Place("f", line),
        "",
        NOTHING,
        node,
        Stamp.NONE,
        NOTHING,
        NOTHING,
        lost,
        false,
        NOTHING);
  }

  private static OrderedEvents order(Order order, int window, Event... events) {
    return OrderedEvents.order(List.of(List.of(events).iterator()), order, window);
  }

  private static List<Long> lines(OrderedEvents ordered) {
    List<Long> lines = new ArrayList<>();
    ordered.forEachRemaining(e -> lines.add(e.event().at().line()));
    return lines;
  }

  private static TraceException refusal(Order order, Event... events) {
    return catchThrowableOfType(
        TraceException.class, () -> lines(order(order, OrderedEvents.WINDOW, events)));
  }

  @Test
  void a_sequence_number_comes_once() {
    TraceException refused =
        refusal(new Order.PerNode(), numbered(1, "a", 1), numbered(2, "b", 1), numbered(3, "a", 1));

    assertThat(refused).hasMessageContaining("the seq of node \"a\" is 1 once more");
    assertThat(refused.at()).hasToString("f:3");
    assertThat(refusal(new Order.PerNode(), numbered(1, "a", 5), numbered(2, "a", 5)))
        .hasMessageContaining("5 once more, as at f:1");
    assertThat(
            refusal(
                new Order.PerNode(), numbered(1, "a", 1), numbered(2, "a", 2), numbered(3, "a", 1)))
        .hasMessageContaining("goes back from 2 to 1");
  }

  @Test
  void all_events_of_a_node_have_a_sequence_number_or_none() {
    assertThat(refusal(new Order.PerNode(), numbered(1, "a", 1), caused(2, "a", "x")))
        .hasMessageContaining("seq is missing: this one has none");
    assertThat(refusal(new Order.PerNode(), caused(1, "a", "x"), numbered(2, "a", 1)))
        .hasMessageContaining("seq is missing: those of its node before it have none");
  }

  @Test
  void without_sequence_numbers_a_node_is_in_one_file() {
    List<Iterator<Event>> files =
        List.of(List.of(caused(1, "a", "")).iterator(), List.of(caused(2, "a", "")).iterator());

    assertThatThrownBy(() -> lines(OrderedEvents.order(files, new Order.PerNode(), 100)))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("several files and no seq");
  }

  @Test
  void a_clock_that_stands_still_or_goes_back_is_refused() {
    assertThat(
            refusal(
                new Order.Clock(),
                clocked(1, "a", Map.of("a", 1L)),
                clocked(2, "a", Map.of("a", 1L))))
        .hasMessageContaining("own entry in the clock of node \"a\" is 1 once more");
    TraceException refused =
        refusal(
            new Order.Clock(),
            clocked(1, "b", Map.of("b", 1L)),
            clocked(2, "b", Map.of("b", 2L)),
            clocked(3, "a", Map.of("a", 1L, "b", 2L)),
            clocked(4, "a", Map.of("a", 2L, "b", 1L)));
    assertThat(refused)
        .hasMessage("the clock goes back: node \"a\" knew of \"b\" up to 2, and now up to 1");
    assertThat(refused.at()).hasToString("f:4");
    assertThat(
            refusal(
                new Order.Clock(),
                clocked(1, "a", Map.of("a", 1L, "b", 2L)),
                clocked(2, "a", Map.of("a", 2L))))
        .hasMessageContaining("up to 2, and now up to 0");
    assertThat(
            refusal(
                new Order.Lamport(),
                Executions.event(1, "a", Stamp.lamport(4)),
                Executions.event(2, "b", Stamp.lamport(4)),
                Executions.event(3, "a", Stamp.lamport(4))))
        .hasMessageContaining("lamport clock of node \"a\" is 4 once more, as at f:1");
  }

  @Test
  void a_cycle_is_shown() {
    TraceException refused =
        refusal(
            new Order.PerNode(),
            caused(1, "a", "x", "z"),
            caused(2, "b", "y", "x"),
            caused(3, "c", "z", "y"));
    assertThat(refused)
        .hasMessage(
            "a cycle: E1 at f:1, which needs E3 at f:3, which needs E2 at f:2, which needs the"
                + " first; so none can have been first");
    assertThat(refusal(new Order.PerNode(), caused(1, "a", "x", "y"), caused(2, "a", "y")))
        .hasMessageContaining("caused by \"y\", which is itself or comes after it on its node");
    assertThat(refusal(new Order.PerNode(), caused(1, "a", "x", "x")))
        .hasMessageContaining("which is itself");
    assertThat(
            refusal(
                new Order.Clock(),
                clocked(1, "a", Map.of("a", 1L, "b", 1L)),
                clocked(2, "b", Map.of("b", 1L, "a", 1L))))
        .hasMessageContaining("a cycle");
  }

  @Test
  void a_cause_that_is_not_in_the_log_is_a_warning() {
    OrderedEvents ordered =
        order(new Order.PerNode(), 100, caused(1, "a", "x", "lost"), caused(2, "b", "y", "x"));

    assertThat(lines(ordered)).containsExactly(1L, 2L);
    assertThat(ordered.warnings())
        .containsExactly(
            "f:1: its cause \"lost\" is not in the log, so that nothing is ordered by it");
  }

  @Test
  void an_id_names_one_event() {
    assertThat(refusal(new Order.PerNode(), caused(1, "a", "x"), caused(2, "b", "x")))
        .hasMessageContaining("has the id \"x\" too");
  }

  @Test
  void an_event_without_what_orders_it_is_refused() {
    assertThat(refusal(new Order.Clock(), numbered(1, "a", 1)))
        .hasMessageContaining("this event has no clock");
    assertThat(refusal(new Order.Clock(), clocked(1, "", Map.of("a", 1L))))
        .hasMessageContaining("a clock but no node");
    assertThat(refusal(new Order.Clock(), clocked(1, "b", Map.of("a", 1L))))
        .hasMessageContaining("no entry for the event's own node \"b\"; it has a");
    assertThat(refusal(new Order.Lamport(), numbered(1, "a", 1)))
        .hasMessageContaining("no lamport clock");
    assertThat(refusal(new Order.Time(Duration.ZERO), numbered(1, "a", 1)))
        .hasMessageContaining("no time");
  }

  @Test
  void a_log_in_too_much_disorder_is_refused_at_the_window() {
    Event[] events = new Event[100];
    events[0] = clocked(1, "a", Map.of("a", 1L, "b", 1L));
    for (int i = 1; i < 100; i++) {
      events[i] = clocked(i + 1, "a", Map.of("a", 1L + i, "b", 1L));
    }

    assertThatThrownBy(() -> lines(order(new Order.Clock(), 50, events)))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("comes after what node \"b\" did up to 1 in its clock")
        .hasMessageContaining("50 events read since");
    assertThat(lines(order(new Order.Clock(), 100, events))).hasSize(100);
    events[0] = clocked(1, "a", Map.of("a", 1L, "b", 1L));
    assertThatThrownBy(
            () ->
                lines(
                    order(
                        new Order.PerNode(),
                        2,
                        numbered(1, "a", 5),
                        numbered(2, "a", 6),
                        numbered(3, "a", 7))))
        .hasMessageContaining("node \"a\" goes from 0 to 5 here");
  }

  @Test
  void a_gap_stands_where_it_is_and_explains_numbers_that_are_missing() {
    OrderedEvents ordered =
        order(
            new Order.PerNode(),
            3,
            numbered(1, "a", 1),
            gap(2, "a", 100),
            numbered(3, "a", 102),
            numbered(4, "a", 103),
            numbered(5, "a", 104),
            numbered(6, "a", 105));

    assertThat(lines(ordered)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(
            lines(
                order(
                    new Order.Lamport(),
                    100,
                    Executions.event(1, "a", Stamp.lamport(4)),
                    gap(2, "a", 1),
                    Executions.event(3, "a", Stamp.lamport(5)))))
        .containsExactly(1L, 2L, 3L);
  }

  /** A long log in order, whose numbers have gaps and whose causes were never logged. */
  @Test
  void what_is_never_logged_does_not_fill_the_memory() {
    int count = 300_000;
    Iterator<Event> events =
        new Iterator<>() {
          private int n;

          @Override
          public boolean hasNext() {
            return n < count;
          }

          @Override
          public Event next() {
            n++;
            String node = n % 2 == 0 ? "a" : "b";
            return clocked(n, node, Map.of(node, n + n / 1000L, "silent", (long) n));
          }
        };
    OrderedEvents ordered = OrderedEvents.order(List.of(events), new Order.Clock(), 100_000);

    assertThat(lines(ordered)).hasSize(count);
  }

  /** Each node's log as a whole, one after the other: what waits is kept until the other begins. */
  @Test
  void logs_of_nodes_one_after_the_other_are_put_together() {
    List<Event> events = new ArrayList<>();
    for (int i = 1; i <= 60_000; i++) {
      events.add(clocked(i, "a", i == 1 ? Map.of("a", 1L) : Map.of("a", (long) i, "b", i - 1L)));
    }
    for (int i = 1; i <= 60_000; i++) {
      events.add(clocked(60_000 + i, "b", Map.of("b", (long) i, "a", (long) i)));
    }
    OrderedEvents ordered =
        OrderedEvents.order(List.of(events.iterator()), new Order.Clock(), OrderedEvents.WINDOW);

    for (int i = 1; i <= 60_000; i++) {
      assertThat(ordered.next().event().at().line()).isEqualTo(i);
      assertThat(ordered.next().event().at().line()).isEqualTo(60_000 + i);
    }
    assertThat(ordered.hasNext()).isFalse();
  }

  @Test
  void a_file_that_breaks_off_gives_what_it_can_and_then_its_error() {
    for (Order order : List.of(new Order.Clock(), new Order.Total(), new Order.Lamport())) {
      List<Event> whole = List.of(both(1, "a", 1), both(2, "a", 2));
      Iterator<Event> broken =
          new Iterator<>() {
            private final Iterator<Event> events = whole.iterator();

            @Override
            public boolean hasNext() {
              if (!events.hasNext()) {
                throw new TraceException("cut off", new Place("f", 3));
              }
              return true;
            }

            @Override
            public Event next() {
              return events.next();
            }
          };
      OrderedEvents ordered = OrderedEvents.order(List.of(broken), order, 100);

      assertThat(ordered.next().event().at().line()).isEqualTo(1);
      assertThat(ordered.next().event().at().line()).isEqualTo(2);
      assertThatThrownBy(ordered::hasNext).hasMessage("cut off");
    }
  }

  private static Event both(int line, String node, long number) {
    return Executions.event(
        line,
        node,
        new Stamp(number, Map.of(node, number), "", List.of(), number, Stamp.ABSENT, Stamp.ABSENT));
  }

  @ParameterizedTest
  @CsvSource({
    "total, total",
    "per-node, per-node",
    "clock, clock",
    "lamport, lamport",
    "interval, interval",
    "time(±5ms), time(±5ms)",
    "time( 20us ), time(±20us)",
    "TIME(+-1s), time(±1s)",
    "time(1500ns), time(±1500ns)",
  })
  void orders_are_read_and_written(String text, String word) {
    assertThat(Order.parse(text).word()).isEqualTo(word);
    assertThat(Order.parse(word)).isEqualTo(Order.parse(text));
  }

  @Test
  void what_is_no_order_is_told_with_those_that_are() {
    assertThatThrownBy(() -> Order.parse("time"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"time\" is no order; there are total, per-node, clock, lamport, time(±5ms) and"
                + " interval");
  }

  @Test
  void the_first_event_tells_the_order() {
    assertThat(Order.recognised(clocked(1, "a", Map.of("a", 1L)))).isEqualTo(new Order.Clock());
    assertThat(Order.recognised(caused(1, "a", "x"))).isEqualTo(new Order.PerNode());
    assertThat(Order.recognised(Executions.event(1, "a", Executions.interval(1, 2))))
        .isEqualTo(new Order.Intervals());
    assertThat(Order.recognised(Executions.event(1, "a", Stamp.at(3))))
        .isEqualTo(new Order.Total());
    assertThat(Order.recognised(Executions.event(1, "a", Stamp.lamport(3))))
        .isEqualTo(new Order.Lamport());
  }
}
