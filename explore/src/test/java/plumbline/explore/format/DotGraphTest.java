package plumbline.explore.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.tla.Action;
import plumbline.tla.State;

class DotGraphTest {
  @TempDir Path folder;

  @Test
  void states_are_nodes_and_steps_are_edges_with_their_actions() {
    GivenSpec given = GivenSpec.step(folder, "\"a \\\" quote\"", "1");
    State first = given.found().trace().get(0).state();
    State second = given.found().trace().get(1).state();
    Action action = given.found().trace().get(1).action().orElseThrow();
    StringBuilder out = new StringBuilder();
    DotGraph graph = new DotGraph(out, "Given", given.spec().variables());
    graph.state(10, first, true);
    graph.state(-1, second, false);
    graph.step(10, -1, action, List.of(second.get(1)));
    graph.end();
    assertThat(out)
        .hasToString(
            """
            digraph "Given" {
              node [shape=box, style=rounded, fontname=monospace];
              "a" [label="done = FALSE\\lv = \\"a \\\\\\" quote\\"\\l", style="rounded,filled", fillcolor=lightgray];
              "ffffffffffffffff" [label="done = TRUE\\lv = 1\\l"];
              "a" -> "ffffffffffffffff" [label="Change(1)"];
            }
            """);
  }
}
