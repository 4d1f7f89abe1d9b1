package plumbline.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import plumbline.explore.format.PlainJson;
import plumbline.tla.Spec;
import plumbline.tla.value.Value;

/**
 * Writes what a system would log that takes a random walk through a spec: native events, one a
 * line. Nothing is kept, so that a trace can be longer than memory.
 *
 * @param seed decides the walk; all kinds of a spec's trace with the same seed tell the same walk
 */
record TraceMaker(TracedSpec traced, TraceKind kind, long seed) {

  /** Writes a trace that conforms. */
  void write(long events, Writer out) throws IOException {
    Spec spec = traced.load();
    RandomWalk walk = new RandomWalk(spec, traced.rare(), seed);
    Lines lines = new Lines(spec.variables());
    for (long i = 0; i < events; i++) {
      out.write(lines.of(walk.next()));
    }
  }

  /** Writes a trace of one event more that deviates past its middle: there is an event twice. */
  void writeMutated(long events, Writer out) throws IOException {
    Spec spec = traced.load();
    RandomWalk walk = new RandomWalk(spec, traced.rare(), seed);
    Lines lines = new Lines(spec.variables());
    boolean mutated = false;
    for (long i = 0; i < events; i++) {
      RandomWalk.Step step = walk.next();
      String line = lines.of(step);
      out.write(line);
      if (!mutated && i >= events / 2 && step.action().name().equals(traced.once())) {
        out.write(line);
        mutated = true;
      }
    }
    if (!mutated) {
      throw new BenchException("too few events to put a wrong one among them: " + events);
    }
  }

  /** Writes a trace that conforms to a new file. */
  void write(long events, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      write(events, out);
    }
  }

  /** Steps as lines. What a step leaves as it was is not printed again. */
  private final class Lines {
    private final List<String> variables;
    private final Value[] values;
    private final String[] texts;
    private final StringBuilder line = new StringBuilder();

    Lines(List<String> variables) {
      this.variables = variables;
      this.values = new Value[variables.size()];
      this.texts = new String[variables.size()];
    }

    String of(RandomWalk.Step step) {
      line.setLength(0);
      line.append("{\"action\":\"").append(step.action().name()).append('"');
      if (kind.hasArguments()) {
        String separator = ",\"args\":{";
        for (int i = 0; i < step.arguments().length; i++) {
          line.append(separator).append('"').append(step.action().parameters().get(i));
          line.append("\":").append(PlainJson.of(step.arguments()[i]));
          separator = ",";
        }
        line.append(step.arguments().length > 0 ? "}" : "");
      }
      String separator = ",\"vars\":{";
      boolean any = false;
      for (int i = 0; i < values.length; i++) {
        if (kind.has(variables.get(i), traced.observed())) {
          line.append(separator).append('"').append(variables.get(i)).append("\":");
          line.append(text(i, step.state().get(i)));
          separator = ",";
          any = true;
        }
      }
      line.append(any ? "}" : "");
      return line.append("}\n").toString();
    }

    private String text(int variable, Value value) {
      if (!value.equals(values[variable])) {
        values[variable] = value;
        texts[variable] = PlainJson.of(value).toString();
      }
      return texts[variable];
    }
  }
}
