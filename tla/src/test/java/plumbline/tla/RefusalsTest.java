package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.tla.value.Value;

class RefusalsTest {
  @TempDir Path folder;

  @Test
  void the_first_false_conjunct_is_told_with_its_parts() throws IOException {
    assertThat(
            told(
                """
                VARIABLES state, n
                Init == state = [r \\in {"a", "b"} |-> "idle"] /\\ n = 0
                Go(r) == /\\ n = 0
                         /\\ state[r] = "ready" \\* not yet
                         /\\ n' = 1
                         /\\ UNCHANGED state
                Next == \\E r \\in {"a", "b"} : Go(r)
                """,
                "Go"))
        .containsExactly(
            "Go(\"a\") 1 `state[r] = \"ready\"` state[r]=\"idle\" \"ready\"=\"ready\""
                + " state=[a |-> \"idle\", b |-> \"idle\"] r=\"a\"",
            "Go(\"b\") 1 `state[r] = \"ready\"` state[r]=\"idle\" \"ready\"=\"ready\""
                + " state=[a |-> \"idle\", b |-> \"idle\"] r=\"b\"");
  }

  @Test
  void operators_are_looked_into_up_to_the_innermost_conjunct() throws IOException {
    assertThat(
            told(
                """
                VARIABLES x, y
                Init == x = 1 /\\ y = 2
                Low(v) == v < 5
                Fits(v, w) == /\\ Low(v)
                              /\\ \\/ v > w \\* a comment
                                 \\/ v = w
                Go == x = 1 /\\ Fits(x, y) /\\ x' = 2 /\\ UNCHANGED y
                Next == Go
                """,
                "Go"))
        .containsExactly("Go() 2 `\\/ v > w \\/ v = w` v=1 w=2");
  }

  @Test
  void each_way_through_a_disjunction_ends_for_a_reason_of_its_own() throws IOException {
    assertThat(
            told(
                """
                VARIABLE x
                Init == x = 1
                Go == \\/ x = 1 /\\ x > 1 /\\ x' = 2
                      \\/ x = 1 /\\ x = 1 /\\ x' = 3 /\\ x' = x + 1
                      \\/ x = 2 /\\ x' = 4
                Next == Go
                """,
                "Go"))
        .containsExactly(
            "Go() 3 `x' = x + 1` x'=3 x + 1=2 x=1",
            "Go() 1 `x > 1` x=1 1=1",
            "Go() 0 `x = 2` x=1 2=2");
  }

  @Test
  void a_quantifier_is_told_as_a_whole_or_by_the_element_it_fails_for() throws IOException {
    assertThat(
            told(
                """
                VARIABLE x
                Init == x = {1, 2, 3}
                Some == (\\E e \\in x : e > 3) /\\ x' = {}
                All == (\\A e \\in x : e < 3 /\\ e # 2) /\\ x' = {}
                No == (~\\E e \\in x : e > 2) /\\ x' = {}
                Taken == \\E e \\in {f \\in x : f > 3} : x' = x \\ {e}
                Next == Some \\/ All \\/ No \\/ Taken
                """,
                "Some",
                "All",
                "No",
                "Taken"))
        .containsExactly(
            "Some() 0 `\\E e \\in x : e > 3` x={1, 2, 3}",
            "All() 1 `e # 2` e=2 2=2",
            "No() 0 `~\\E e \\in x : e > 2` e=3 2=2 x={1, 2, 3}",
            "Taken() 0 `{f \\in x : f > 3}` {f \\in x : f > 3}={} x={1, 2, 3}");
  }

  @Test
  void conditions_that_lead_to_a_conjunct_are_told_too() throws IOException {
    assertThat(
            told(
                """
                VARIABLE x
                Init == x = 1
                If == (IF x > 0 THEN x = 7 ELSE FALSE) /\\ x' = 2
                Case == CASE x = 2 -> x' = 1 [] x = 1 -> (LET y == x + 1 IN y = x) /\\ x' = 2
                Imp == (x > 0 => x > 5) /\\ x' = 2
                Else == x' = 3
                Twice == LET ok == x > 0 /\\ x > 3 IN ok /\\ x' = IF ok THEN 1 ELSE 2
                Next == IF x = 1 THEN If \\/ Case \\/ Imp \\/ Twice ELSE Else
                """,
                "Twice",
                "If",
                "Case",
                "Imp",
                "Else"))
        .containsExactly(
            "Twice() 1 `x > 3` x=1 3=3",
            "If() 0 `x = 7` x=1 7=7 0=0",
            "Case() 0 `y = x` y=2 x=1",
            "Imp() 0 `x > 5` x=1 5=5 0=0",
            "Else() 0 `x = 1` x=1 1=1");
  }

  @Test
  void an_argument_that_no_quantifier_offers_is_refused_at_its_set() throws IOException {
    Spec spec =
        spec(
            """
            VARIABLE x
            Init == x = {}
            Put(n, m) == n \\notin x /\\ x' = x \\cup {n, m}
            Next == (\\E n \\in 1..3, m \\in x : Put(n, m)) \\/ \\E k \\in 1..2 : Put(k, 9)
            """);
    Stepper stepper = spec.stepper();
    State initial = initial(stepper);
    Value two = spec.stepper().argumentsOf(initial, action(spec, "Put")).get(1)[0];
    Argument any = new Argument.Any();
    assertThat(told(spec, initial, "Put", new Argument.Exactly(initial.get(0)), any))
        .containsExactly("Put(_, _) 0 `x` x={}", "Put(_, _) 0 `1..2` 1..2=1..2");
    assertThat(told(spec, initial, "Put", new Argument.Exactly(two), any)).isEmpty();
    assertThat(told(spec, initial, "Put", new Argument.Exactly(two), new Argument.Such(v -> false)))
        .containsExactly("Put(_, _) 0 `x` x={}", "Put(2, 9) 0 `Put(k, 9)` ");
  }

  @Test
  void what_cannot_be_kept_is_refused_where_it_is_said_to_be_unchanged() throws IOException {
    assertThat(
            told(
                """
                VARIABLES x, y
                vars == <<x, y>>
                Init == x = 1 /\\ y = 2
                Go == y' = 3 /\\ UNCHANGED vars
                Next == Go
                """,
                "Go"))
        .containsExactly("Go() 1 `UNCHANGED vars` y'=3 y=2");
  }

  @Test
  void operators_of_built_in_modules_are_told_by_their_operands() throws IOException {
    assertThat(
            told(
                """
                VARIABLES x
                INSTANCE SequencesExt
                Init == x = [log |-> <<1, 2>>]
                Go == IsPrefix(<<2>>, x.log) /\\ UNCHANGED x
                Next == Go
                """,
                "Go"))
        .containsExactly(
            "Go() 0 `IsPrefix(<<2>>, x.log)` <<2>>=<<2>> x.log=<<1, 2>> x=[log |-> <<1, 2>>]");
  }

  @Test
  void an_instantiated_module_is_quoted_from_its_own_file() throws IOException {
    Files.writeString(
        folder.resolve("Inner.tla"),
        """
        ---- MODULE Inner ----
        EXTENDS Naturals
        VARIABLE v
        Go(n) == v > n /\\ v' = n
        ====
        """);
    assertThat(
            told(
                """
                VARIABLE x
                I == INSTANCE Inner WITH v <- x
                Init == x = 1
                Next == \\E n \\in {4} : I!Go(n)
                """,
                "I!Go"))
        .containsExactly("I!Go(4) 0 `v > n` x=1 n=4");
  }

  @Test
  void a_translation_made_in_memory_is_quoted_though_no_file_has_it() throws IOException {
    assertThat(
            told(
                """
                (* --algorithm Wait
                variable x = 1;
                begin
                  Stop: await x > 2;
                end algorithm *)
                """,
                "Stop"))
        .first()
        .isEqualTo("Stop() 1 `x > 2` x=1 2=2");
  }

  private List<String> told(Spec spec, State from, String action, Argument... arguments) {
    return spec.stepper().refusals(from, action(spec, action), arguments).stream()
        .map(r -> action + shown(r, spec))
        .toList();
  }

  private List<String> told(String body, String... actions) throws IOException {
    Spec spec = spec(body);
    Stepper stepper = spec.stepper();
    State initial = initial(stepper);
    List<String> told = new ArrayList<>();
    for (String action : actions) {
      for (Refusal r : stepper.refusals(initial, action(spec, action), any(spec, action))) {
        told.add(action + shown(r, spec));
      }
    }
    return told;
  }

  private static String shown(Refusal r, Spec spec) {
    return r.arguments().stream()
            .map(a -> a.map(Value::toString).orElse("_"))
            .collect(Collectors.joining(", ", "(", ") "))
        + r.passed()
        + " `"
        + spec.sourceText().of(r.at())
        + "` "
        + r.parts().entrySet().stream()
            .map(p -> p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining(" "));
  }

  private static Argument[] any(Spec spec, String action) {
    return IntStream.range(0, action(spec, action).parameters().size())
        .mapToObj(i -> new Argument.Any())
        .toArray(Argument[]::new);
  }

  private static Action action(Spec spec, String name) {
    return spec.actions().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  private static State initial(Stepper stepper) {
    List<State> found = new ArrayList<>();
    stepper.initial(found::add);
    return found.getFirst();
  }

  private Spec spec(String body) throws IOException {
    Path module = folder.resolve("Refused.tla");
    Files.writeString(
        module, "---- MODULE Refused ----\nEXTENDS Naturals, Sequences\n" + body + "====\n");
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
