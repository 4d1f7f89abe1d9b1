package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.tla.value.Value;

class StepperTest {
  private static final String ACTIONS =
      """
      EXTENDS Naturals, Sequences
      VARIABLES x, y
      Init == x = 0 /\\ y = <<>>
      Up(n) == x < 4 /\\ x' = x + n /\\ y' = y
      Put(n, m) == Len(y) < 2 /\\ x' = m /\\ y' = Append(y, n)
      Reset == x' = 0 /\\ y' = <<>>
      Twice(n) == Up(n) \\/ Put(n, n)
      RECURSIVE Any(_)
      Any(S) == IF S = {} THEN FALSE
                ELSE LET e == CHOOSE e \\in S : TRUE
                     IN (x' = e /\\ UNCHANGED y) \\/ Any(S \\ {e})
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\E n \\in 1..2 : Up(n) \\/ Put(n, 3) \\/ Reset",
        "\\E n, m \\in 0..2 : n < m /\\ (Up(n) \\/ Put(m, n))",
        "\\E n \\in 1..2 : Up(n) \\/ Up(2) \\/ \\E m \\in {n, 3} : Put(m, m)",
        "\\E n \\in 1..(x + 1) : Twice(n) \\/ Reset",
        "IF x = 0 THEN \\E n \\in 1..3 : Up(n) ELSE Reset \\/ Up(1)",
        "CASE x = 0 -> Up(1) [] x > 2 -> Reset [] OTHER -> \\E p \\in {<<1, 2>>} : Put(p[1], p[2])",
        "\\E <<n, m>> \\in {<<1, 2>>, <<2, 1>>} : LET k == n IN Put(k, m) \\/ Up(n)",
        "(x < 3 /\\ Up(1)) \\/ (\\E n \\in {1} : x' = n /\\ y' = y) \\/ Reset",
        "(Up(1) \\/ Reset) /\\ (x' # 2 \\/ Put(1, 2))",
        "Any({1, 3}) \\/ Up(1)",
        "\\/ Up(1) \\/ \\A p \\in 1..2 : (p = 1 => x' \\in 1..2) /\\ (p = 2 => y' = <<x>> \\/ y' ="
            + " <<p>>)",
      })
  void every_step_of_next_is_a_step_of_each_action_that_it_is_within(String next)
      throws IOException {
    Spec spec = spec(ACTIONS + "Next == " + next + "\nBound == Len(y) < 3 /\\ x < 6\n");
    Stepper stepper = spec.stepper();
    int steps = 0;
    for (State from : reachable(stepper)) {
      Set<String> together = new HashSet<>();
      stepper.successors(from, collect(together, stepper));
      Set<String> alone = new HashSet<>();
      for (Action a : spec.actions()) {
        for (Value[] arguments : stepper.argumentsOf(from, a)) {
          stepper.successors(from, a, Argument.exactly(arguments), collect(alone, stepper));
        }
      }
      assertThat(alone).containsAll(together);
      assertThat(ends(alone)).isEqualTo(ends(together));
      steps += together.size();
    }
    assertThat(steps).isPositive();
  }

  @Test
  void an_action_that_is_made_of_others_takes_their_steps_with_its_own_arguments()
      throws IOException {
    Spec spec =
        spec(
            ACTIONS
                + "Either(k) == Up(k + 1) \\/ Put(k, k) \\/ (k = 2 /\\ Reset)\n"
                + "Next == \\E k \\in 0 .. 2 : Either(k)\n");
    Stepper stepper = spec.stepper();
    State initial = reachable(stepper).iterator().next();
    Set<String> steps = new HashSet<>();
    stepper.successors(
        initial,
        action(spec, "Either"),
        new Argument[] {new Argument.Such(v -> v.toString().equals("2"))},
        collect(steps, stepper));
    assertThat(steps)
        .containsExactlyInAnyOrder(
            "Either[2][3, <<>>]", "Either[2][2, <<2>>]", "Either[2][0, <<>>]");
    assertThat(stepper.argumentsOf(initial, action(spec, "Up"))).hasSize(3);
  }

  @Test
  void an_argument_outside_the_domain_takes_no_step() throws IOException {
    Spec spec = spec(ACTIONS + "Next == \\E n \\in 1..2 : Up(n) \\/ Put(n, 0)\n");
    Stepper stepper = spec.stepper();
    State initial = reachable(stepper).iterator().next();
    Action up = action(spec, "Up");
    List<Value> offered = new ArrayList<>();
    stepper.argumentsOf(initial, up).forEach(a -> offered.add(a[0]));
    assertThat(offered).extracting(Value::toString).containsExactly("1", "2");
    List<State> found = new ArrayList<>();
    for (Value outside : List.of(initial.get(0), spec.atoms().string("one"))) {
      stepper.successors(initial, up, Argument.exactly(outside), (a, to) -> found.add(to));
    }
    assertThat(found).isEmpty();
    stepper.successors(initial, up, Argument.exactly(offered.get(1)), (a, to) -> found.add(to));
    assertThat(found).extracting(s -> s.get(0).toString()).containsExactly("2");
    found.clear();
    stepper.successors(
        initial,
        up,
        new Argument[] {new Argument.Such(v -> !v.equals(offered.get(1)))},
        (a, to) -> found.add(to));
    assertThat(found).extracting(s -> s.get(0).toString()).containsExactly("1");
  }

  @Test
  void the_instances_of_a_conjunction_do_not_share_bound_variables() throws IOException {
    Spec spec =
        spec(
            """
            EXTENDS Naturals
            VARIABLE x
            Low(n) == \\/ n = 1 /\\ n < 2
                      \\/ n > 1 /\\ n < 3
            Init == x = 0
            Next == (\\A n \\in 1..2 : Low(n)) /\\ x' = 1
            """);
    List<State> found = new ArrayList<>();
    Stepper stepper = spec.stepper();
    stepper.initial(s -> found.add(s));
    stepper.successors(found.removeFirst(), (a, to) -> found.add(to));
    assertThat(found).hasSize(1);
  }

  private static Action action(Spec spec, String name) {
    return spec.actions().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  private static Set<String> ends(Set<String> steps) {
    return steps.stream().map(s -> s.substring(s.lastIndexOf('['))).collect(Collectors.toSet());
  }

  private static SuccessorSink collect(Set<String> steps, Stepper stepper) {
    return (action, to) -> {
      steps.add(action.name() + List.of(stepper.arguments()) + List.of(to.values()));
      return true;
    };
  }

  private static Set<State> reachable(Stepper stepper) {
    Set<State> seen = new LinkedHashSet<>();
    ArrayDeque<State> queue = new ArrayDeque<>();
    stepper.initial(s -> !seen.add(s) || queue.add(s));
    while (!queue.isEmpty() && seen.size() < 300) {
      stepper.successors(queue.poll(), (a, s) -> !seen.add(s) || queue.add(s));
    }
    return seen;
  }

  private Spec spec(String body) throws IOException {
    Path module = folder.resolve("Steps.tla");
    Files.writeString(module, "---- MODULE Steps ----\n" + body + "====\n");
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
