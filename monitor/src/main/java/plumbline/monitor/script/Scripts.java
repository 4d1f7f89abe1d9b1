package plumbline.monitor.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import plumbline.monitor.DeadLetter;
import plumbline.monitor.Engine;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.Meters;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.Position;
import plumbline.monitor.Subject;
import plumbline.monitor.Window;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.Alert.Verdict;
import plumbline.monitor.instance.InstanceStore;
import plumbline.monitor.script.Round.TooManyStates;
import plumbline.tla.Awaited;
import plumbline.tla.Formula;
import plumbline.tla.SourceRange;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.Stepper;
import plumbline.tla.text.JsonReader;
import plumbline.tla.text.JsonText;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Runs a monitor spec on streams that do not end: one that reads their records itself, by the
 * module Traces. Each stream has the states that the spec may be in after its records so far, for
 * ever; each further record enables the steps that read it. For one thread.
 */
public final class Scripts implements Engine {
  private static final String SCRIPT = "i";

  /**
   * Strings that records may bring before the spec is loaded anew. A spec never forgets a string,
   * and a stream may bring new ones for ever; these take some 50 MB.
   */
  private static final int MOST_STRINGS = 100_000;

  private final Supplier<Subject> reload;
  private final Wire wire;
  private final InstanceStore store;
  private final Consumer<Alert> alerts;
  private final Consumer<DeadLetter> dead;
  private final Meters meters;
  private final Map<String, Script> held = new LinkedHashMap<>(16, 0.75f, true);
  private Loaded loaded;
  private long latest = Long.MIN_VALUE;

  /** A spec and what works with its values. */
  private record Loaded(
      Subject subject,
      Stepper stepper,
      TapeFeed feed,
      Records records,
      ScriptCodec codec,
      ScriptAlerts alerts,
      int strings) {
    Spec spec() {
      return subject.bound().spec();
    }
  }

  private static final List<String> READING = List.of("Traces", "KafkaUtils");

  /** Whether a spec reads records itself. */
  public static boolean isScript(Subject subject) {
    return !Collections.disjoint(subject.bound().spec().modules(), READING);
  }

  /**
   * Whether a monitor's spec reads records itself. To know that, it is loaded, unless its text does
   * not even mention the module.
   */
  public static boolean isScript(MonitorConfig config) {
    try {
      String text = Files.readString(config.module());
      return READING.stream().anyMatch(text::contains) && isScript(config.subject(false, 1));
    } catch (IOException _) {
      // Whoever loads the spec says what is wrong with the file.
      return false;
    }
  }

  /**
   * @param reload gives the subject anew, so that strings of old records are forgotten
   * @param wire where the spec writes records
   * @throws SpecException when the spec reads no record, an ASSUME of it is false, or it cannot be
   *     evaluated in its initial states
   */
  public Scripts(
      Subject subject,
      Supplier<Subject> reload,
      Wire wire,
      InstanceStore store,
      Consumer<Alert> alerts,
      Consumer<DeadLetter> dead,
      Meters meters) {
    this.reload = reload;
    this.wire = wire;
    this.store = store;
    this.alerts = alerts;
    this.dead = dead;
    this.meters = meters;
    this.loaded = load(subject);
    requireRunnable();
  }

  private Loaded load(Subject subject) {
    Spec spec = subject.bound().spec();
    Stepper stepper = spec.stepper();
    TapeFeed feed = new TapeFeed(new JsonReader(spec.atoms()), wire.topics());
    stepper.feed(feed);
    return new Loaded(
        subject,
        stepper,
        feed,
        new Records(subject.key()),
        new ScriptCodec(spec),
        new ScriptAlerts(subject, alerts, meters),
        spec.atoms().size());
  }

  private void requireRunnable() {
    Spec spec = loaded.spec();
    for (Formula assumption : spec.assumptions()) {
      if (!loaded.stepper.assumption(assumption.index())) {
        throw new SpecException(
            SpecException.Kind.ASSUMPTION, "an ASSUME is false", assumption.at());
      }
    }
    if (!spec.lastingProperties().isEmpty() || !spec.unchecked().isEmpty()) {
      throw new SpecException(
          SpecException.Kind.CONFIG,
          "a PROPERTY of %s is about what comes for ever or to stay, which no record can violate: leave it out; there are INVARIANTs and PROPERTYs like [][A]_v"
              .formatted(spec.name()),
          SourceRange.NONE);
    }
    try {
      Round first = round(new Tape());
      first.begin();
      first.requireWaiting();
    } catch (TooManyStates e) {
      throw new SpecException(
          SpecException.Kind.CONFIG,
          "%s ahead of the first record, see --max-states".formatted(e.getMessage()),
          SourceRange.NONE,
          e);
    } catch (Awaited e) {
      throw unanswered(e);
    }
  }

  private Round round(Tape tape) {
    return new Round(
        loaded.spec(), loaded.stepper, loaded.feed, tape, loaded.subject.limits().states());
  }

  private static SpecException unanswered(Awaited e) {
    return new SpecException(
        SpecException.Kind.EVALUATION,
        "%s, and only steps can wait for it".formatted(e.getMessage()),
        SourceRange.NONE,
        e);
  }

  @Override
  public void restore() {
    // Streams are read from the store when their next record comes.
  }

  @Override
  public void accept(Message message, long now) {
    meters.messages.increment();
    JsonNode json;
    try {
      json = JsonReader.parse(message.bytes());
    } catch (JacksonException e) {
      dead(message, "no JSON: " + e.getOriginalMessage());
      return;
    }
    Optional<String> key = loaded.records.stream(message, json);
    if (key.isEmpty()) {
      dead(message, "there is no %s in it, which names the stream".formatted(keyText()));
      return;
    }
    Script script = script(key.get());
    script.changed = true;
    script.lastTime = message.time();
    latest = Math.max(latest, message.time());
    if (script.records++ == 0) {
      meters.begun.increment();
    }
    meters.events.increment();
    Position at = new Position(message.source(), message.offset(), 0);
    take(script, new Tape.Entry(at, message.bytes()), message.time());
  }

  private String keyText() {
    return loaded.subject.key().text();
  }

  private void dead(Message message, String reason) {
    meters.dead.increment();
    dead.accept(new DeadLetter(message.source(), message.offset(), reason, message.bytes()));
  }

  private void take(Script script, Tape.Entry record, long time) {
    List<Finding> findings = new ArrayList<>();
    if (!script.restarted.isEmpty()) {
      findings.add(unknown(script.restarted));
      script.restarted = "";
    }
    long number = script.tape.last() + 1;
    boolean added = false;
    try {
      if (!script.begun) {
        begin(script, findings);
      }
      script.tape.add(record);
      added = true;
      number = script.tape.last();
      Round round = round(script.tape);
      if (script.begun) {
        round.goOn(script.waiting);
      } else {
        round.begin();
      }
      if (round.isTaken()) {
        settle(script, round, findings);
      } else {
        script.tape.leaveOut();
        refused(findings);
      }
    } catch (TooManyStates e) {
      findings.add(unknown(e.getMessage() + ", so that it begins again"));
      script.restart();
    } catch (SpecException | Awaited e) {
      if (added) {
        script.tape.leaveOut();
      }
      String why = e instanceof SpecException s ? text(s) : e.getMessage();
      findings.add(unknown("the spec cannot be evaluated: " + why));
    }
    if (findings.stream().anyMatch(f -> f.verdict() == Verdict.DEVIATES)) {
      meters.deviating.increment();
    }
    if (findings.stream().anyMatch(f -> f.verdict() == Verdict.UNKNOWN)) {
      meters.becameUnknown.increment();
    }
    loaded.alerts.tell(script, findings, record, number, time);
  }

  private void begin(Script script, List<Finding> findings) throws TooManyStates {
    Round round = round(script.tape);
    round.begin();
    settle(script, round, findings);
  }

  private void settle(Script script, Round round, List<Finding> findings) {
    for (Said said : round.produced()) {
      produce(said.topic().orElseThrow(), said.value());
    }
    script.begun = !round.isInitialAwaited();
    script.waiting = round.waiting();
    findings.addAll(round.findings());
  }

  private void produce(String topic, Value record) {
    String json;
    try {
      json = JsonText.of(record);
    } catch (ValueException e) {
      throw new SpecException(
          SpecException.Kind.EVALUATION,
          "KafkaProduce(\"%s\"): %s".formatted(topic, e.getMessage()),
          SourceRange.NONE,
          e);
    }
    try {
      wire.produce(topic, json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // To end loses nothing: the next run goes on from what was kept.
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** No step takes the record: it is left out, and the spec goes on as if it had not come. */
  private void refused(List<Finding> findings) {
    if (loaded.spec().checkDeadlock()) {
      findings.add(new Finding(Verdict.DEVIATES, "no step", "no step of the spec is possible"));
    } else {
      meters.ignored.increment();
    }
  }

  private static Finding unknown(String why) {
    return new Finding(Verdict.UNKNOWN, "unknown", why);
  }

  private static String text(SpecException e) {
    return e.at().equals(SourceRange.NONE) ? e.getMessage() : e.at() + ": " + e.getMessage();
  }

  @Override
  public Optional<Window> window() {
    return Optional.empty();
  }

  @Override
  public void advance(long now) {
    // Records are taken as they come.
  }

  // --- memory and store -----------------------------------------------------------

  private Script script(String key) {
    Script found = held.get(key);
    if (found == null) {
      byte[] stored = store.get(SCRIPT + key);
      found = stored == null ? new Script(key) : loaded.codec.read(key, stored);
      held.put(key, found);
      meters.held.increment();
      if (held.size() > loaded.subject.limits().instances()) {
        Iterator<Script> eldest = held.values().iterator();
        write(eldest.next());
        eldest.remove();
        meters.held.decrement();
      }
    }
    return found;
  }

  private void write(Script script) {
    if (script.changed) {
      store.put(SCRIPT + script.key, loaded.codec.write(script));
      script.changed = false;
    }
  }

  @Override
  public void flush() {
    held.values().forEach(this::write);
    if (isFull()) {
      renew();
    }
  }

  @Override
  public boolean isFull() {
    return loaded.spec().atoms().size() > loaded.strings + MOST_STRINGS;
  }

  /** Loads the spec anew, unless it is another one meanwhile, and goes on from the store. */
  private void renew() {
    Subject same;
    try {
      same = reload.get();
    } catch (RuntimeException e) {
      return;
    }
    if (same.bound().spec().digest().equals(loaded.spec().digest())) {
      meters.held.add(-held.size());
      held.clear();
      loaded = load(same);
    }
  }

  @Override
  public String expire(long idle, String after, int most) {
    List<String> old = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    store.scan(
        SCRIPT,
        SCRIPT + after,
        most,
        (stored, bytes) -> {
          String key = stored.substring(SCRIPT.length());
          seen.add(key);
          Script s = held.containsKey(key) ? held.get(key) : loaded.codec.read(key, bytes);
          if (s.lastTime < latest - idle) {
            old.add(key);
          }
        });
    old.forEach(this::close);
    return seen.size() < most ? "" : seen.getLast();
  }

  private void close(String key) {
    Script script = script(key);
    script.open.values().forEach(o -> alerts.accept(o.alert().with(Alert.Status.RESOLVED)));
    held.remove(key);
    meters.held.decrement();
    store.remove(SCRIPT + key);
    meters.closed.increment();
  }
}
