package plumbline.monitor.instance;

import java.util.List;
import java.util.Optional;
import plumbline.conform.Frontier;
import plumbline.monitor.Position;
import plumbline.monitor.Reading;
import plumbline.monitor.Subject;
import plumbline.monitor.Tracked;
import plumbline.monitor.alert.AlertJson;
import plumbline.tla.Spec;
import plumbline.tla.value.PortableReader;
import plumbline.tla.value.PortableWriter;
import plumbline.tla.value.ValueException;

/**
 * Instances as bytes that any other process can read which has a spec with the same variables. An
 * instance of a spec with other variables comes back with its state unknown, everything else kept.
 */
final class InstanceCodec {
  private static final int VERSION = 1;

  private final Spec spec;
  private final Reading reading;
  private final String variables;
  private final PortableWriter out = new PortableWriter();

  InstanceCodec(Subject subject) {
    this.spec = subject.bound().spec();
    this.reading = new Reading(subject.reading());
    this.variables = String.join(",", spec.variables());
  }

  byte[] write(Instance instance) {
    out.reset();
    out.natural(VERSION);
    out.text(variables);
    out.natural(instance.events);
    out.signed(instance.lastTime);
    out.signed(instance.released);
    out.natural(instance.calm);
    positions(instance.progress.last());
    out.natural(instance.alert.isPresent() ? 1 : 0);
    instance.alert.ifPresent(a -> out.bytes(AlertJson.bytes(a)));
    out.text(instance.unknown);
    out.text(instance.doubt);
    out.natural(instance.losses);
    out.natural(instance.waiting.size());
    for (Tracked waiting : instance.waiting) {
      positions(new Position[] {waiting.at()});
      out.signed(waiting.time());
      out.bytes(waiting.message());
    }
    out.natural(instance.frontier.isPresent() ? 1 : 0);
    if (instance.frontier.isPresent()) {
      // Without the states in the middle: then the recent events begin where they did, and are
      // more for a while.
      instance.frontier.get().write(out);
      instance.base.orElseThrow().write(out);
      positions(instance.recent.positions().toArray(Position[]::new));
    }
    return out.toByteArray();
  }

  private void positions(Position[] positions) {
    out.natural(positions.length);
    long before = 0;
    for (Position p : positions) {
      out.text(p.source());
      out.signed(p.offset() - before);
      out.natural(p.index());
      before = p.offset();
    }
  }

  /**
   * Reads an instance.
   *
   * @throws ValueException when these are no bytes of one
   */
  Instance read(String key, byte[] bytes) {
    PortableReader in = new PortableReader(spec.atoms(), bytes);
    Instance instance = new Instance(key);
    long version = in.natural();
    if (version != VERSION) {
      throw new ValueException("instances of version " + version + " cannot be read");
    }
    boolean same = in.text().equals(variables);
    instance.events = in.natural();
    instance.lastTime = in.signed();
    instance.released = in.signed();
    instance.calm = in.count();
    for (Position p : positions(in)) {
      instance.progress.advance(p);
    }
    if (in.natural() == 1) {
      instance.alert = Optional.of(AlertJson.read(in.bytes()));
    }
    instance.unknown = in.text();
    instance.doubt = in.text();
    instance.losses = in.natural();
    int waiting = in.count();
    for (int i = 0; i < waiting; i++) {
      Position at = positions(in).getFirst();
      long time = in.signed();
      byte[] message = in.bytes();
      instance.waiting.add(new Tracked(key, reading.event(message, at), at, time, message));
    }
    if (in.natural() == 1) {
      if (same) {
        states(instance, in);
      } else {
        instance.unknown = "the spec has other variables than the one that it was followed with";
      }
    }
    instance.isWaiting = waiting > 0;
    return instance;
  }

  private void states(Instance instance, PortableReader in) {
    instance.frontier = Optional.of(frontier(in));
    instance.base = Optional.of(frontier(in));
    for (Position p : positions(in)) {
      instance.recent.add(p, Recent.NOWHERE);
    }
  }

  private Frontier frontier(PortableReader in) {
    return Frontier.read(in, spec.variables().size());
  }

  private static List<Position> positions(PortableReader in) {
    Position[] positions = new Position[in.count()];
    long before = 0;
    for (int i = 0; i < positions.length; i++) {
      String source = in.text();
      before += in.signed();
      positions[i] = new Position(source, before, (int) in.natural());
    }
    return List.of(positions);
  }
}
