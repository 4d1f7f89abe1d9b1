package plumbline.monitor.instance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import plumbline.conform.Follower;
import plumbline.conform.Follower.Answer;
import plumbline.conform.Frontier;
import plumbline.conform.report.Wording;
import plumbline.monitor.Limits;
import plumbline.monitor.Meters;
import plumbline.monitor.Subject;
import plumbline.monitor.Tracked;
import plumbline.monitor.Window;
import plumbline.monitor.alert.Alert;
import plumbline.tla.SpecException;
import plumbline.trace.TraceException;
import tools.jackson.databind.node.ObjectNode;

/**
 * All monitored instances of one spec: takes their events in order and says what is wrong. Those
 * used last are in memory, the others in the store. For one thread; what it knows depends on the
 * events alone and not on when they come, so that after a crash the same events give the same
 * alerts.
 */
public final class Instances {
  /** What keys in the store begin with: instances, those with events that wait, and the rest. */
  private static final String INSTANCE = "i";

  private static final String WAITING = "w";
  private static final String LOSSES = "losses";
  private static final byte[] NOTHING = {};
  private static final long NANOS_IN_MILLI = 1_000_000;

  private final Subject subject;
  private final Limits limits;
  private final InstanceStore store;
  private final Consumer<Alert> alerts;
  private final BiConsumer<Tracked, TraceException> unusable;
  private final Meters meters;
  private final Optional<Window> window;
  private final Follower follower;
  private final InstanceCodec codec;
  private final RecentMessages messages;
  private final Explanations explanations;
  private long losses;
  private long latest = Long.MIN_VALUE;
  private final Map<String, Instance> held = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param history where messages are found again that are not in memory any more
   * @param alerts told of each alert, and of each change of one
   * @param unusable told of each event that cannot be a step of the spec
   */
  public Instances(
      Subject subject,
      InstanceStore store,
      History history,
      Consumer<Alert> alerts,
      BiConsumer<Tracked, TraceException> unusable,
      Meters meters) {
    this.subject = subject;
    this.limits = subject.limits();
    this.store = store;
    this.alerts = alerts;
    this.unusable = unusable;
    this.window = subject.window().map(size -> new Window(size, this::waited));
    this.meters = meters;
    this.follower = new Follower(subject.bound(), limits.states());
    this.codec = new InstanceCodec(subject);
    this.messages = new RecentMessages(limits.messages());
    this.explanations = new Explanations(subject, follower, messages, history);
  }

  /** Goes on where the store was left. */
  public void restore() {
    byte[] lost = store.get(LOSSES);
    losses = lost == null ? 0 : Long.parseLong(new String(lost, StandardCharsets.UTF_8));
    store.scan(
        WAITING,
        WAITING,
        Integer.MAX_VALUE,
        (key, _) ->
            instance(key.substring(WAITING.length()))
                .waiting
                .forEach(event -> window.orElseThrow().add(event, 0)));
  }

  /**
   * Takes the next event of a source.
   *
   * @param now the clock, in milliseconds
   */
  public void accept(Tracked event, long now) {
    Instance instance = instance(event.key());
    if (!instance.progress.advance(event.at())) {
      meters.repeated.increment();
      return;
    }
    instance.changed = true;
    if (window.isPresent()) {
      instance.waiting.add(event);
      window.get().add(event, now);
    } else {
      follow(instance, event);
    }
  }

  /**
   * Takes the events that need not wait any more.
   *
   * @param now the clock, in milliseconds
   */
  public void advance(long now) {
    window.ifPresent(w -> w.advance(now));
  }

  /** What orders the events of several sources. */
  public Optional<Window> window() {
    return window;
  }

  /**
   * Events of unknown instances were lost: whatever instance deviates from now on may do so for
   * that, until its state is known for certain.
   */
  public void lost() {
    losses++;
    store.put(LOSSES, Long.toString(losses).getBytes(StandardCharsets.UTF_8));
  }

  private void waited(Tracked event) {
    Instance instance = instance(event.key());
    if (!isWaiting(instance, event)) {
      // It was taken with one that it happened before.
      return;
    }
    if (event.time() < instance.released) {
      instance.waiting.removeIf(w -> w.at().equals(event.at()));
      instance.changed = true;
      meters.late.increment();
      lose(instance, event, "an event came later than the window allows");
      return;
    }
    instance.released = event.time();
    release(instance, event);
  }

  private static boolean isWaiting(Instance instance, Tracked event) {
    for (Tracked w : instance.waiting) {
      if (w.at().equals(event.at())) {
        return true;
      }
    }
    return false;
  }

  /** Takes an event, after those that happened before it by its clock, whatever their times say. */
  private void release(Instance instance, Tracked event) {
    instance.waiting.removeIf(w -> w.at().equals(event.at()));
    instance.changed = true;
    if (!event.event().stamp().clock().isEmpty()) {
      for (Tracked other : List.copyOf(instance.waiting)) {
        if (Causality.isBefore(other.event(), event.event()) && isWaiting(instance, other)) {
          release(instance, other);
        }
      }
    }
    follow(instance, event);
  }

  private void follow(Instance instance, Tracked event) {
    instance.lastTime = Math.max(instance.lastTime, event.time());
    latest = Math.max(latest, event.time());
    if (instance.losses < losses) {
      instance.losses = losses;
      instance.doubt = instance.isNew() ? "" : "a logger lost events, perhaps of this instance";
    }
    if (event.event().isGap()) {
      meters.lost.add(event.event().lost());
      lose(instance, event, "the logger lost %,d events".formatted(event.event().lost()));
      return;
    }
    try {
      take(instance, event);
    } catch (TraceException e) {
      lose(instance, event, "an event could not be used: " + e.getMessage());
      meters.dead.increment();
      unusable.accept(event, e);
    } catch (SpecException e) {
      lose(instance, event, "the spec cannot be evaluated here: " + e.getMessage());
    }
  }

  private void take(Instance instance, Tracked event) {
    boolean isNew = instance.isNew();
    if (instance.frontier.isEmpty() && !isNew) {
      resynchronise(instance, event);
      return;
    }
    if (isNew) {
      instance.begin(follower.initial(event.event()));
    }
    Frontier before = instance.frontier.orElseThrow();
    switch (follower.follow(before, event.event())) {
      case Answer.Ignored() -> {
        meters.ignored.increment();
        if (isNew) {
          instance.lose("");
        }
        return;
      }
      case Answer.Explained(Frontier next) -> {
        instance.advance(next, event.at(), messages.add(event.message()), limits.recent());
        explained(instance);
      }
      case Answer.TooMany(String why) -> lose(instance, event, why);
      case Answer.Unexplained u -> {
        if (!isNew || !subject.joins() || !joined(instance, event)) {
          unexplained(instance, event, u);
        }
      }
    }
    count(instance);
  }

  private void count(Instance instance) {
    if (instance.isNew()) {
      meters.begun.increment();
    }
    instance.events++;
    meters.events.increment();
  }

  private void explained(Instance instance) {
    if (instance.alert.isPresent() && ++instance.calm >= limits.calm()) {
      resolve(instance);
    }
  }

  private void resolve(Instance instance) {
    instance.alert.ifPresent(a -> alerts.accept(a.with(Alert.Status.RESOLVED)));
    instance.alert = Optional.empty();
    instance.calm = 0;
  }

  /** Whether it can have begun earlier, and is now known. */
  private boolean joined(Instance instance, Tracked event) {
    Optional<Frontier> states = follower.synchronised(event.event());
    if (states.isPresent()) {
      instance.begin(states.get());
    } else {
      instance.lose("it began before it was monitored");
      meters.becameUnknown.increment();
      meters.blind.increment();
    }
    return true;
  }

  private void resynchronise(Instance instance, Tracked event) {
    Optional<Frontier> states = follower.synchronised(event.event());
    if (states.isEmpty()) {
      meters.blind.increment();
    } else {
      instance.begin(states.get());
      meters.resynchronised.increment();
      if (instance.alert.filter(a -> a.verdict() == Alert.Verdict.UNKNOWN).isPresent()) {
        resolve(instance);
      }
    }
    count(instance);
  }

  private void lose(Instance instance, Tracked event, String why) {
    if (instance.unknown.isEmpty()) {
      meters.becameUnknown.increment();
    }
    instance.lose(why);
    instance.events = Math.max(1, instance.events);
    alert(instance, event, Alert.Verdict.UNKNOWN, why);
  }

  private void unexplained(Instance instance, Tracked event, Answer.Unexplained answer) {
    meters.deviating.increment();
    String what =
        answer.violated().isEmpty()
            ? "no behaviour of the spec explains " + Wording.title(event.event())
            : "%s is violated after %s".formatted(answer.violated(), Wording.title(event.event()));
    if (!instance.doubt.isEmpty()) {
      lose(instance, event, instance.doubt + ", and " + what);
      return;
    }
    boolean first = alert(instance, event, Alert.Verdict.DEVIATES, what);
    if (first) {
      explain(instance, event);
    }
    if (answer.next().isPresent()) {
      // What violates an invariant goes on all the same, and may come right again.
      instance.begin(answer.next().get());
      return;
    }
    Optional<Frontier> states = follower.synchronised(event.event());
    if (states.isPresent()) {
      instance.begin(states.get());
    } else {
      instance.lose("no behaviour of the spec explains what was seen");
      meters.becameUnknown.increment();
    }
  }

  /** Whether it is the instance's first alert, or the first one that it deviates. */
  private boolean alert(Instance instance, Tracked event, Alert.Verdict verdict, String what) {
    instance.calm = 0;
    Optional<Alert> known = instance.alert.filter(a -> a.verdict().compareTo(verdict) <= 0);
    if (known.isPresent()) {
      Alert again = known.get().again(event.millis());
      instance.alert = Optional.of(again);
      if (again.isWorthSending()) {
        alerts.accept(again);
      }
      return false;
    }
    resolve(instance);
    meters.alerts.increment();
    Alert alert =
        new Alert(
            id(event),
            subject.monitor(),
            instance.key,
            verdict,
            Alert.Status.OPEN,
            what,
            event.millis(),
            event.millis(),
            1,
            event.event().line() instanceof ObjectNode line ? Optional.of(line) : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(event.at()),
            subject.version());
    instance.alert = Optional.of(alert);
    alerts.accept(alert);
    return true;
  }

  /** The alert is out already: an explanation may take longer than its readers want to wait. */
  private void explain(Instance instance, Tracked event) {
    Alert alert = instance.alert.orElseThrow();
    explanations
        .of(instance, event)
        .ifPresent(
            e -> {
              Alert explained =
                  alert.explained(
                      Optional.of(e.text()), Optional.of(e.json()), e.events(), e.from());
              instance.alert = Optional.of(explained);
              alerts.accept(explained);
            });
  }

  /** The same for the same event, whoever finds out and however often. */
  private String id(Tracked event) {
    String text = subject.monitor() + "\0" + event.key() + "\0" + event.at();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  // --- memory and store -----------------------------------------------------------

  private Instance instance(String key) {
    Instance found = held.get(key);
    if (found == null) {
      byte[] stored = store.get(INSTANCE + key);
      found = stored == null ? new Instance(key) : codec.read(key, stored);
      held.put(key, found);
      meters.held.increment();
      if (held.size() > limits.instances()) {
        evict();
      }
    }
    return found;
  }

  private void evict() {
    Iterator<Instance> eldest = held.values().iterator();
    Instance instance = eldest.next();
    eldest.remove();
    meters.held.decrement();
    write(instance);
  }

  private void write(Instance instance) {
    if (!instance.changed) {
      return;
    }
    store.put(INSTANCE + instance.key, codec.write(instance));
    if (instance.isWaiting != !instance.waiting.isEmpty()) {
      instance.isWaiting = !instance.isWaiting;
      if (instance.isWaiting) {
        store.put(WAITING + instance.key, NOTHING);
      } else {
        store.remove(WAITING + instance.key);
      }
    }
    instance.changed = false;
  }

  /** Writes to the store what it does not know yet. */
  public void flush() {
    held.values().forEach(this::write);
  }

  /** Forgets what is in memory, unwritten as it is. */
  public void clear() {
    meters.held.add(-held.size());
    held.clear();
  }

  /**
   * Closes instances that had no event for long, among some of the store. Time is that of the
   * events: a system that stands still, or history that is caught up with, closes nothing.
   *
   * @param idle for so many milliseconds
   * @param after the key to begin after; empty for the first
   * @return the key to go on with; empty when all were looked at
   */
  public String expire(long idle, String after, int most) {
    List<String> old = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    store.scan(
        INSTANCE,
        INSTANCE + after,
        most,
        (stored, bytes) -> {
          String key = stored.substring(INSTANCE.length());
          seen.add(key);
          Instance i = held.containsKey(key) ? held.get(key) : codec.read(key, bytes);
          if (i.lastTime < latest - idle * NANOS_IN_MILLI && i.waiting.isEmpty()) {
            old.add(key);
          }
        });
    old.forEach(this::close);
    return seen.size() < most ? "" : seen.getLast();
  }

  private void close(String key) {
    resolve(instance(key));
    held.remove(key);
    meters.held.decrement();
    store.remove(INSTANCE + key);
    meters.closed.increment();
  }
}
