package plumbline.monitor.script;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import plumbline.monitor.Position;
import plumbline.monitor.alert.AlertJson;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.value.PortableReader;
import plumbline.tla.value.PortableWriter;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/**
 * Scripts as bytes. One of a spec with other variables comes back to begin again, everything else
 * kept.
 */
final class ScriptCodec {
  private static final int VERSION = 1;

  private final Spec spec;
  private final String variables;
  private final PortableWriter out = new PortableWriter();

  ScriptCodec(Spec spec) {
    this.spec = spec;
    this.variables = String.join(",", spec.variables());
  }

  byte[] write(Script script) {
    out.reset();
    out.natural(VERSION);
    out.text(variables);
    out.natural(script.records);
    out.signed(script.lastTime);
    out.text(script.restarted);
    out.natural(script.open.size());
    script.open.forEach(
        (cause, open) -> {
          out.text(cause);
          out.natural(open.calm());
          out.bytes(AlertJson.bytes(open.alert()));
        });
    out.natural(script.begun ? 1 : 0);
    Tape tape = script.tape;
    out.natural(tape.count());
    out.signed(tape.first().orElse(-1));
    out.natural(tape.kept().size());
    for (Tape.Entry record : tape.kept()) {
      out.text(record.at().source());
      out.signed(record.at().offset());
      out.bytes(record.message());
    }
    out.natural(script.waiting.size());
    for (State state : script.waiting) {
      for (Value value : state.values()) {
        out.write(value);
      }
    }
    return out.toByteArray();
  }

  /**
   * Reads a script.
   *
   * @throws ValueException when these are no bytes of one
   */
  Script read(String key, byte[] bytes) {
    PortableReader in = new PortableReader(spec.atoms(), bytes);
    Script script = new Script(key);
    long version = in.natural();
    if (version != VERSION) {
      throw new ValueException("streams of version " + version + " cannot be read");
    }
    boolean same = in.text().equals(variables);
    script.records = in.natural();
    script.lastTime = in.signed();
    script.restarted = in.text();
    for (int i = in.count(); i > 0; i--) {
      String cause = in.text();
      int calm = in.count();
      script.open.put(cause, new Script.Open(AlertJson.read(in.bytes()), calm));
    }
    if (!same) {
      script.restarted = "the spec has other variables than the one that was followed before";
      return script;
    }
    script.begun = in.natural() == 1;
    long count = in.natural();
    long first = in.signed();
    List<Tape.Entry> kept = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      kept.add(new Tape.Entry(new Position(in.text(), in.signed(), 0), in.bytes()));
    }
    script.tape = new Tape(count, first < 0 ? OptionalLong.empty() : OptionalLong.of(first), kept);
    List<State> waiting = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      Value[] values = new Value[spec.variables().size()];
      for (int v = 0; v < values.length; v++) {
        values[v] = in.read();
      }
      waiting.add(new State(values));
    }
    script.waiting = waiting;
    return script;
  }
}
