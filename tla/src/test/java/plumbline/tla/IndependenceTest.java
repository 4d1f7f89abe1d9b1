package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was loaded before, or is loaded at the same time, changes nothing. */
class IndependenceTest {
  private static final String HEAD = "EXTENDS TLC, Naturals, Sequences\n";

  @TempDir Path folder;

  @Test
  void strings_are_ordered_by_their_first_use_in_their_own_spec() {
    assertThat(printed(HEAD, "", "{\"b\", \"a\", \"c\"}")).isEqualTo("{\"a\", \"b\", \"c\"}");
    assertThat(printed(HEAD + "c == 1", "", "{\"y2\", \"c\", \"y1\"}"))
        .isEqualTo("{\"c\", \"y2\", \"y1\"}");
    assertThat(printed(HEAD, "", "{\"y1\", \"y2\", \"c\"}")).isEqualTo("{\"y1\", \"y2\", \"c\"}");
  }

  @Test
  void a_text_of_a_standard_module_comes_before_those_of_the_spec() {
    assertThat(printed(HEAD, "", "{\"q\", \"e\", \"Tail\", \"out\"}"))
        .isEqualTo("{\"out\", \"e\", \"Tail\", \"q\"}");
  }

  @Test
  void values_of_the_configuration_come_first_and_in_its_order() {
    String constants = HEAD + "CONSTANTS M, N, S\n";
    String config = "CONSTANTS N = n2\nM = m1\nS = {s9, s1, n2, \"cb\", \"ca\", s0}\n";
    assertThat(printed(constants, config, "{M} \\union {N} \\union S"))
        .isEqualTo("{n2, m1, s9, s1, s0, \"cb\", \"ca\"}");
    assertThat(printed(constants, config, "{\"ca\", \"zz\", \"m1\", \"cb\"}"))
        .isEqualTo("{\"m1\", \"cb\", \"ca\", \"zz\"}");
    assertThat(printed(constants, config, "CHOOSE x \\in {M, N} : TRUE")).isEqualTo("n2");
  }

  @Test
  void a_comment_left_open_in_one_module_is_closed_for_the_next() {
    assertThatThrownBy(() -> printed(HEAD + "(* (* never closed *)", "", "1"))
        .isInstanceOf(SpecException.class);
    assertThat(printed(HEAD + "(* closed (* within *) *)", "", "1")).isEqualTo("1");
  }

  @Test
  void specs_loaded_at_the_same_time_do_not_meet() throws Exception {
    List<Callable<String>> loads = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Printed own = new Printed(folder.resolve("t" + i));
      String order = i % 2 == 0 ? "{\"k1\", \"k2\"}" : "{\"k2\", \"k1\"}";
      loads.add(() -> own.of(HEAD, "", order));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<String>> printed = threads.invokeAll(loads);
      for (int i = 0; i < loads.size(); i++) {
        assertThat(printed.get(i).get())
            .isEqualTo(i % 2 == 0 ? "{\"k1\", \"k2\"}" : "{\"k2\", \"k1\"}");
      }
    }
  }

  private String printed(String text, String config, String expression) {
    return new Printed(folder).of(text, config, expression);
  }
}
