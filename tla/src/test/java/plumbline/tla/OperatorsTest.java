package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Value;

class OperatorsTest {
  @TempDir Path folder;
  private Path module;

  @BeforeEach
  void write() throws IOException {
    module = folder.resolve("Logs.tla");
    Files.writeString(
        module,
        """
        ---- MODULE Logs ----
        EXTENDS Naturals, Sequences
        CONSTANT Node
        VARIABLE log
        Init == log = [n \\in Node |-> <<"zebra", "ape">>]
        Put(n, e) == log' = [log EXCEPT ![n] = Append(@, e)]
        Next == \\E n \\in Node : Put(n, "cow")
        Last(n) == log[n][Len(log[n])]
        Apply(F(_), n) == F(n)
        Live == []<>(log # <<>>)
        ====
        """);
    Files.writeString(
        folder.resolve("Logs.cfg"), "CONSTANT Node = {\"a\", \"b\"}\nINIT Init\nNEXT Next\n");
  }

  @Test
  void definitions_from_outside_can_be_evaluated() {
    Spec spec =
        spec(
            "Obs1(n, i) == IF i \\in DOMAIN log[n] THEN Last(n) ELSE \"none\"",
            "Grown(n) ==\n  Len(log'[n]) > Len(log[n]) /\\ n \\in Node",
            "Both(n) == <<Obs1(n, 1), Obs1(n, 7), \"new\">>");
    Stepper stepper = spec.stepper();
    State state = initial(stepper);
    List<State> after = new ArrayList<>();
    stepper.successors(state, (action, to) -> after.add(to));
    Value a = spec.atoms().string("a");
    assertThat(evaluate(stepper, spec, "Obs1", state, a, IntValue.of(1))).isEqualTo("\"ape\"");
    assertThat(evaluate(stepper, spec, "Both", state, a))
        .isEqualTo("<<\"ape\", \"none\", \"new\">>");
    Operator grown = spec.operator("Grown").orElseThrow();
    assertThat(grown).isEqualTo(new Operator("Grown", 1, true));
    assertThat(stepper.evaluate(grown, Optional.of(state), Optional.of(after.getFirst()), a))
        .hasToString("TRUE");
  }

  @Test
  void operators_of_the_module_are_found_unless_they_take_operators_or_are_temporal() {
    Spec spec = spec();
    assertThat(spec.operator("Last")).contains(new Operator("Last", 1, false));
    assertThat(spec.operator("Put")).contains(new Operator("Put", 2, true));
    assertThat(spec.operator("Append")).contains(new Operator("Append", 2, false));
    assertThat(spec.operator("Apply")).isEmpty();
    assertThat(spec.operator("Live")).isEmpty();
    assertThat(spec.operators()).containsExactly("Init", "Put", "Next", "Last", "Live");
  }

  @Test
  void the_spec_is_what_it_is_without_them() {
    Spec with =
        spec("Zoo == {\"aardvark\", \"ape\", \"zebra\"}", "First == CHOOSE z \\in Zoo : TRUE");
    Spec without = spec();
    assertThat(with.actions()).isEqualTo(without.actions());
    assertThat(with.variables()).isEqualTo(without.variables());
    assertThat(with.operators()).isEqualTo(without.operators());
    assertThat(with.digest()).isEqualTo(without.digest());
    assertThat(with.name()).isEqualTo("Logs");
    assertThat(with.atoms().string("zebra").compareTo(with.atoms().string("ape")))
        .isEqualTo(without.atoms().string("zebra").compareTo(without.atoms().string("ape")));
    assertThat(evaluate(with.stepper(), with, "First", initial(with.stepper())))
        .isEqualTo("\"zebra\"");
  }

  @Test
  void what_is_wrong_in_a_definition_is_told_at_its_place_there() {
    assertThat(error("A == 1", "B(n) ==\n  Lost(n) + 1"))
        .hasToString(
            "definition 2:2:3 nothing is defined or declared with the name Lost"
                + "; did you mean Last? | Lost(n) + 1");
    assertThat(error("B(n) == (1 + n")).startsWith("definition 1:1:15 did not expect the end of");
    assertThat(error("B(n) == n +* 2", "A == 1")).startsWith("definition 1:1:14 did not expect 2");
    assertThat(error("Last(n) == n")).startsWith("definition 1:1:1 Operator Last already defined");
    assertThat(error("B(n) ==\n 1 + n % 3"))
        .startsWith("definition 1:2:4 neither + nor % binds stronger than the other: put");
    assertThat(error("B(n) == 1 + n )")).startsWith("definition 1:1:15 ");
    assertThat(error("B(n) == n n")).startsWith("definition 1:1:11 ");
    assertThat(error("B(n) == \"open")).startsWith("definition 1:1:14 the string is not closed");
    assertThat(error("A == 1", "log[1]")).startsWith("definition 2:1:1 did not expect log; ");
    assertThat(error("A == 1 => 2 => 3")).startsWith("definition 1:1:8 => cannot follow itself");
    assertThat(error("VARIABLE v")).startsWith("definition 1:1:1 expected the definition");
    assertThat(error("")).startsWith("definition 1:1:1 expected the definition");
    assertThat(error("A == 1 (* open")).startsWith("definition 1:1:");
    assertThat(error("A == 1\n====\nB == 2")).startsWith("definition 1:2:1 a definition is no");
  }

  @Test
  void what_goes_wrong_in_its_evaluation_is_told_at_its_place_too() {
    Spec spec = spec("Far(n) == log[n][9]");
    Stepper stepper = spec.stepper();
    State state = initial(stepper);
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> evaluate(stepper, spec, "Far", state, spec.atoms().string("a")))
        .satisfies(e -> assertThat(e.at()).hasToString("definition 1:1:11"));
    assertThat(spec.sourceText().of(new SourceRange("definition 1", 1, 11, 1, 19)))
        .isEqualTo("log[n][9]");
  }

  private String error(String... definitions) {
    try {
      spec(definitions);
      return "no error";
    } catch (SpecException e) {
      return e.at()
          + " "
          + e.getMessage().replaceAll("\\n\\s*\\^+", "").replaceAll("\\s*\\n\\s*", " | ");
    }
  }

  private static String evaluate(
      Stepper stepper, Spec spec, String name, State state, Value... arguments) {
    Operator operator = spec.operator(name).orElseThrow();
    return stepper.evaluate(operator, Optional.of(state), Optional.empty(), arguments).toString();
  }

  private static State initial(Stepper stepper) {
    List<State> found = new ArrayList<>();
    stepper.initial(found::add);
    return found.getFirst();
  }

  private Spec spec(String... definitions) {
    return Spec.load(module, SpecOptions.defaults().withDefinitions(List.of(definitions)));
  }
}
