package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOutConjunctTest {
  private static final String SPEC =
      """
      ---- MODULE LeftOut ----
      EXTENDS Naturals, Sequences
      VARIABLES x, queue
      Init == x = 1 /\\ queue = <<>>
      Low(v) == v < 1
      Grow(n) == x > 5 /\\ x' = x + n /\\ UNCHANGED queue
      Twice == x > 5 /\\ x < 0 /\\ x' = 2 /\\ UNCHANGED queue
      Take == queue # <<>> /\\ x' = Head(queue) /\\ queue' = Tail(queue)
      Deep == (x = 1 => Low(x)) /\\ x' = 3 /\\ UNCHANGED queue
      All == (\\A v \\in {1, 2} : v > 1) /\\ x' = 4 /\\ UNCHANGED queue
      None == (~\\E v \\in {1, 2} : v = x) /\\ x' = 5 /\\ UNCHANGED queue
      Kept == LET low == x < 1 IN low /\\ x' = 6 /\\ UNCHANGED queue
      Above(v) == v > 9
      Ahead == x' = 7 /\\ Above(x') /\\ UNCHANGED queue
      Other == x' = 8
      Lacking == x > 5 /\\ x' = 9
      Either == ((x > 5 /\\ x' = 10) \\/ (x = 1 /\\ x' = 11)) /\\ UNCHANGED queue
      Next == \\/ \\E n \\in 1 .. 3 : Grow(n)
              \\/ Twice \\/ Take \\/ Deep \\/ All \\/ None \\/ Kept \\/ Ahead \\/ Other \\/ Lacking
              \\/ Either
      ====
      """;

  @TempDir Path folder;

  @Test
  void without_the_conjunct_that_is_false_the_action_takes_its_steps() throws IOException {
    assertThat(without("Grow", "x > 5", new Argument.Any())).containsExactly("2", "3", "4");
  }

  @Test
  void the_arguments_are_still_those_that_are_asked_for() throws IOException {
    assertThat(without("Grow", "x > 5", new Argument.Such(v -> v.toString().equals("2"))))
        .containsExactly("3");
  }

  @Test
  void what_the_filter_rejects_is_left_out() throws IOException {
    assertThat(
            without(
                "Grow", "x > 5", (variable, v) -> !v.toString().equals("3"), new Argument.Any()))
        .containsExactly("2", "4");
  }

  @Test
  void the_other_conjuncts_remain() throws IOException {
    assertThat(without("Twice", "x > 5")).isEmpty();
  }

  @Test
  void what_cannot_be_evaluated_without_it_is_no_step() throws IOException {
    assertThat(without("Take", "queue # <<>>")).isEmpty();
  }

  @Test
  void a_variable_without_a_value_is_no_step() throws IOException {
    assertThat(without("Lacking", "x > 5")).isEmpty();
  }

  @Test
  void a_conjunct_within_operators_and_quantifiers_can_be_left_out() throws IOException {
    assertThat(without("Deep", "v < 1")).containsExactly("3");
    assertThat(without("All", "v > 1")).containsExactly("4");
    assertThat(without("None", "~\\E v \\in {1, 2} : v = x")).containsExactly("5");
    assertThat(without("Kept", "x < 1")).containsExactly("6");
  }

  @Test
  void what_looks_at_the_next_state_is_no_guard() throws IOException {
    assertThat(without("Ahead", "v > 9")).isEmpty();
  }

  @Test
  void one_branch_without_it_leaves_the_others_as_they_are() throws IOException {
    assertThat(without("Either", "x > 5")).containsExactly("10", "11");
  }

  private List<String> without(String action, String conjunct, Argument... arguments)
      throws IOException {
    return without(action, conjunct, NextFilter.ALL, arguments);
  }

  /** The values of x that the action leads to in the initial state without a conjunct. */
  private List<String> without(
      String name, String conjunct, NextFilter filter, Argument... arguments) throws IOException {
    Spec spec = spec();
    Stepper stepper = spec.stepper();
    List<State> initial = new ArrayList<>();
    stepper.initial(initial::add);
    State from = initial.getFirst();
    Action action =
        spec.actions().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
    Refusal refusal =
        stepper.refusals(from, action, arguments).stream()
            .filter(r -> spec.sourceText().of(r.at()).equals(conjunct))
            .findFirst()
            .orElseThrow();
    List<String> reached = new ArrayList<>();
    stepper.successorsWithout(
        refusal.at(),
        from,
        action,
        arguments,
        filter,
        (a, to) -> reached.add(to.get(0).toString()));
    return reached;
  }

  private Spec spec() throws IOException {
    Path module = folder.resolve("LeftOut.tla");
    Files.writeString(module, SPEC);
    SpecOptions d = SpecOptions.defaults();
    return Spec.load(
        module,
        new SpecOptions(
            d.config(),
            d.searchPath(),
            Optional.of("Init"),
            Optional.of("Next"),
            d.invariants(),
            d.constants(),
            d.seed(),
            d.out()));
  }
}
