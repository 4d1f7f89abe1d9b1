package plumbline.explore.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plumbline.explore.StateGraph;
import plumbline.tla.Action;
import plumbline.tla.State;
import plumbline.tla.value.Value;

/**
 * A state graph in the language of GraphViz, written while it is explored: states are nodes, the
 * initial ones filled; steps are edges with their actions. A node's name is its fingerprint.
 */
public final class DotGraph implements StateGraph {
  private final Appendable out;
  private final List<String> variables;

  /**
   * Begins a graph.
   *
   * @param out takes the text; what goes wrong there is thrown as {@link UncheckedIOException}
   */
  public DotGraph(Appendable out, String name, List<String> variables) {
    this.out = out;
    this.variables = variables;
    write("digraph " + quote(name) + " {\n");
    write("  node [shape=box, style=rounded, fontname=monospace];\n");
  }

  @Override
  public void state(long id, State state, boolean initial) {
    String label =
        IntStream.range(0, state.size())
            .mapToObj(v -> escape(variables.get(v) + " = " + state.get(v)) + "\\l")
            .collect(Collectors.joining());
    String style = initial ? ", style=\"rounded,filled\", fillcolor=lightgray" : "";
    write("  " + node(id) + " [label=\"" + label + '"' + style + "];\n");
  }

  @Override
  public void step(long from, long to, Action action, List<Value> arguments) {
    String label = quote(Behaviour.title(action, arguments));
    write("  " + node(from) + " -> " + node(to) + " [label=" + label + "];\n");
  }

  /** Ends the graph. */
  public void end() {
    write("}\n");
  }

  private void write(String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String node(long fingerprint) {
    return '"' + Long.toHexString(fingerprint) + '"';
  }

  private static String quote(String text) {
    return '"' + escape(text) + '"';
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
