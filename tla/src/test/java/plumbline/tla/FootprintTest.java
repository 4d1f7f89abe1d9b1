package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Value;

class FootprintTest {
  @TempDir Path folder;

  @Test
  void points_at_a_parameter_are_told_from_the_whole() throws IOException {
    Spec spec =
        spec(
            """
            A(p) == /\\ f[p] > 0
                    /\\ g' = [g EXCEPT ![p] = @ + f[p]]
                    /\\ UNCHANGED <<f, n>>
            B(r, p) == f' = [f EXCEPT ![p] = n] /\\ g' = g /\\ n' = n + g[r]
            C(p) == f' = [f EXCEPT ![1] = 0] /\\ UNCHANGED rest
            Next == \\E p \\in P : A(p) \\/ C(p) \\/ \\E r \\in {i \\in P : g[i] = 0} : B(r, p)
            """);
    assertThat(shown(spec, "A")).containsExactlyInAnyOrder("reads f[p]", "adds g[p]");
    assertThat(shown(spec, "B"))
        .containsExactlyInAnyOrder("reads g", "reads g[r]", "writes f[p]", "reads n", "adds n");
    assertThat(shown(spec, "C")).containsExactly("writes f");
  }

  @Test
  void points_are_found_through_operators_and_primes() throws IOException {
    Spec spec =
        spec(
            """
            At(h, i) == h[i]
            Set(h, i, e) == [h EXCEPT ![i].deep = e]
            A(p) == LET old == At(f, p) IN
                    /\\ old # 0 /\\ old # 1
                    /\\ f' = (IF n = 0 THEN Set(f, p, old) ELSE f)
                    /\\ g' = [g EXCEPT ![p] = f'[p]]
                    /\\ UNCHANGED n
            B(p) == UNCHANGED f /\\ n' = 1 /\\ g' = f'
            Next == \\E p \\in P : A(p) \\/ B(p)
            """);
    assertThat(shown(spec, "A"))
        .containsExactlyInAnyOrder("reads f[p]", "reads n", "writes f[p]", "writes g[p]");
    assertThat(shown(spec, "B")).containsExactlyInAnyOrder("reads f", "writes g", "writes n");
  }

  @Test
  void what_is_only_added_to_is_told_from_what_is_changed() throws IOException {
    Spec spec =
        spec(
            """
            Send(box, e) == box' = box \\cup {e}
            A(p) == Send(f, p) /\\ g' = [g EXCEPT ![p] = {n} \\cup @] /\\ UNCHANGED n
            B(p) == f' = f \\cup {f} /\\ g' = [g EXCEPT ![p] = @ \\cup {@}] /\\ n' = 1 + n
            C(p) == Send(f, 1) /\\ Send(f, p) /\\ (\\A i \\in P : n' = n + i) /\\ UNCHANGED g
            D(p) == f' = f (+) (p :> 1) /\\ g' = [g EXCEPT ![p].x = @ + 1, ![2] = @ + 1] /\\ n' = n - 1
            Next == \\E p \\in P : A(p) \\/ B(p) \\/ C(p) \\/ D(p)
            """);
    assertThat(shown(spec, "A")).containsExactlyInAnyOrder("adds f", "adds g[p]", "reads n");
    assertThat(shown(spec, "B"))
        .containsExactlyInAnyOrder("adds f", "reads f", "adds g[p]", "reads g[p]", "adds n");
    assertThat(shown(spec, "C")).containsExactlyInAnyOrder("writes f", "writes n");
    assertThat(shown(spec, "D"))
        .containsExactlyInAnyOrder("adds f", "adds g[p]", "adds g", "writes n", "reads n");
  }

  @Test
  void what_is_sent_does_not_matter_to_who_looks_for_another_message() throws IOException {
    Spec spec =
        spec(
            """
            Letter(k, p) == [kind |-> k, from |-> p]
            Answer == "answer"
            Ask(p) == f' = f \\cup {Letter("ask", p)} /\\ UNCHANGED rest
            Tell(p) == f' = f \\cup {Letter(Answer, p)} /\\ UNCHANGED rest
            Hear(p) == Letter("ask", p) \\in f /\\ n' = n + 1 /\\ UNCHANGED <<f, g>>
            Miss(p) == [from |-> p] \\notin f /\\ UNCHANGED vars
            Some(p) == (\\E m \\in f : m.from = p) /\\ UNCHANGED vars
            Of(p, k) == Letter(k, p) \\in f /\\ UNCHANGED vars
            Next == \\E p \\in P :
              Ask(p) \\/ Tell(p) \\/ Hear(p) \\/ Miss(p) \\/ Some(p) \\/ Of(p, "answer") \\/ Of(p, "no")
            """);
    assertThat(conflict(spec, "Ask", 1, "Hear", 1)).isTrue();
    assertThat(conflict(spec, "Ask", 1, "Hear", 2)).isFalse();
    assertThat(conflict(spec, "Tell", 1, "Hear", 1)).isFalse();
    assertThat(conflict(spec, "Ask", 1, "Miss", 1)).isTrue();
    assertThat(conflict(spec, "Ask", 1, "Miss", 2)).isFalse();
    assertThat(conflict(spec, "Ask", 1, "Some", 2)).isTrue();
    assertThat(conflict(spec, "Hear", 1, "Hear", 1)).isFalse();
    assertThat(conflict(spec, "Ask", 1, "Of", 1)).isFalse();
    assertThat(conflict(spec, "Tell", 1, "Of", 1)).isTrue();
  }

  private static boolean conflict(Spec spec, String one, long of, String other, long to) {
    return spec.footprint(action(spec, one))
        .conflicts(
            new Value[] {IntValue.of(of)},
            spec.footprint(action(spec, other)),
            new Value[] {IntValue.of(to)});
  }

  @Test
  void recursion_and_chance_may_touch_more() throws IOException {
    Spec spec =
        spec(
            """
            RECURSIVE Sum(_, _)
            Sum(h, i) == IF i = 0 THEN n ELSE h[i] + Sum(h, i - 1)
            A(p) == Sum(f, p) > 0 /\\ UNCHANGED vars
            B(p) == n' = RandomElement({1, 2}) /\\ UNCHANGED <<f, g>>
            Next == \\E p \\in P : A(p) \\/ B(p)
            """);
    assertThat(shown(spec, "A")).containsExactlyInAnyOrder("reads f", "reads n");
    assertThat(shown(spec, "B")).contains("writes f", "writes g", "writes n");
  }

  @Test
  void an_invariant_reads() throws IOException {
    Spec spec = spec("Low == n < 9 /\\ \\A p \\in P : g[p] < 9\nNext == UNCHANGED vars\n", "Low");
    Footprint footprint = spec.footprint(spec.invariants().getFirst());
    assertThat(footprint.readsOnly()).isTrue();
    assertThat(footprint.accesses())
        .containsExactlyInAnyOrder(
            new Footprint.Access(1, Footprint.WHOLE, Footprint.Kind.READ),
            new Footprint.Access(2, Footprint.WHOLE, Footprint.Kind.READ));
  }

  @Test
  void the_set_that_a_parameter_ranges_over_is_known_where_no_state_decides_it()
      throws IOException {
    Spec spec =
        spec(
            """
            A(p, q) == UNCHANGED vars
            B(p) == UNCHANGED vars
            C(p, r) == UNCHANGED vars
            Over(S) == \\E i \\in S : A(i, 1) \\/ B(i)
            Next == Over(P) \\/ (\\E i \\in {7} : B(i)) \\/ \\E i \\in P, r \\in {n} : C(i, r)
            """);
    assertThat(domain(spec, "A", 0)).contains("1..2");
    assertThat(domain(spec, "A", 1)).isEmpty();
    assertThat(domain(spec, "B", 0)).contains("{1, 2, 7}");
    assertThat(domain(spec, "C", 0)).contains("1..2");
    assertThat(domain(spec, "C", 1)).isEmpty();
  }

  private static Optional<String> domain(Spec spec, String action, int parameter) {
    return spec.domain(action(spec, action), parameter).map(Object::toString);
  }

  private static List<String> shown(Spec spec, String name) {
    Action action = action(spec, name);
    return spec.footprint(action).accesses().stream()
        .map(
            a ->
                switch (a.kind()) {
                      case READ -> "reads ";
                      case ADD -> "adds ";
                      case WRITE -> "writes ";
                    }
                    + spec.variables().get(a.variable())
                    + (a.parameter() == Footprint.WHOLE
                        ? ""
                        : "[" + action.parameters().get(a.parameter()) + "]"))
        .toList();
  }

  private static Action action(Spec spec, String name) {
    return spec.actions().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  private Spec spec(String body, String... invariants) throws IOException {
    Path module = folder.resolve("Feet.tla");
    Files.writeString(
        module,
        """
        ---- MODULE Feet ----
        EXTENDS Naturals, TLC, Bags
        VARIABLES f, g, n
        vars == <<f, g, n>>
        rest == <<g, n>>
        P == 1..2
        Init == f = [p \\in P |-> 0] /\\ g = f /\\ n = 0
        """
            + body
            + "====\n");
    SpecOptions d = SpecOptions.defaults();
    return Spec.load(
        module,
        new SpecOptions(
            d.config(),
            d.searchPath(),
            Optional.of("Init"),
            Optional.of("Next"),
            List.of(invariants),
            d.constants(),
            d.seed(),
            d.out()));
  }
}
