package plumbline.explore.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourTextTest {
  @TempDir Path folder;

  private static final String TWENTY_RECORDS = "{[name |-> \"a record\", id |-> i] : i \\in 1..20}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        // from # to # shown
        "1 # 2 # v = 2",
        "1 # \"a\" # v = \"a\"",
        "[a |-> 1, b |-> 2] # [a |-> 1, b |-> 3] # v.b = 3",
        "[a |-> 1, b |-> 2] # [a |-> 5, b |-> 3] # v = [a |-> 5, b |-> 3]",
        "[a |-> 1] # [a |-> 2] # v = [a |-> 2]",
        "[a |-> 1] # [c |-> 2] # v = [c |-> 2]",
        "<<1, 2>> # <<1, 3>> # v[2] = 3",
        "<<1, 2>> # <<1, 2, 3>> # v = <<1, 2, 3>>",
        "[i \\in 5..7 |-> 0] # [i \\in 5..7 |-> IF i = 6 THEN 1 ELSE 0] # v[6] = 1",
        "(m1 :> <<1, 2>> @@ m2 :> <<3, 4>>) # (m1 :> <<1, 2>> @@ m2 :> <<3, 5>>) # v[m2][2] = 5",
        "[a |-> [b |-> 1, c |-> 2], d |-> 3] # [a |-> [b |-> 1, c |-> 9], d |-> 3] # v.a.c = 9",
        "{1, 2} # {1, 2, 3} # v = {1, 2, 3}",
      })
  void a_step_shows_the_points_that_changed(String from, String to, String shown) {
    assertThat(second(from, to)).containsExactly("done = TRUE", shown);
  }

  @Test
  void a_long_set_shows_what_came_and_went() {
    assertThat(second(TWENTY_RECORDS, TWENTY_RECORDS + " \\cup {[name |-> \"new\", id |-> 0]}"))
        .contains("v = @ \\cup {[name |-> \"new\", id |-> 0]}");
    assertThat(second(TWENTY_RECORDS, TWENTY_RECORDS + " \\ {[name |-> \"a record\", id |-> 7]}"))
        .contains("v = @ \\ {[name |-> \"a record\", id |-> 7]}");
    assertThat(
            second(
                "{1000000000 + i : i \\in {2 * j : j \\in 1..20}}",
                "{1000000000 + i : i \\in {2 * j : j \\in 2..20} \\cup {3}}"))
        .contains("v = (@ \\ {1000000002}) \\cup {1000000003}");
  }

  @Test
  void a_long_sequence_shows_what_was_appended_and_taken() {
    String numbers = "[i \\in 1..12 |-> 1000000 + i]";
    assertThat(second(numbers, "Append(" + numbers + ", 0)")).contains("v = Append(@, 0)");
    assertThat(second(numbers, "Tail(" + numbers + ")")).contains("v = Tail(@)");
  }

  @Test
  void a_wide_value_stands_on_several_lines() {
    List<BehaviourText.StepText> steps =
        BehaviourText.of(
            GivenSpec.step(folder, "[i \\in {m1, m2} |-> {\"" + "x".repeat(70) + "\", \"y\"}]", "1")
                .behaviour(),
            false);
    assertThat(steps.getFirst().lines())
        .containsExactly(
            "done = FALSE",
            "v = (",
            "  m1 :> {\"" + "x".repeat(70) + "\", \"y\"} @@",
            "  m2 :> {\"" + "x".repeat(70) + "\", \"y\"}",
            ")");
  }

  @Test
  void whole_states_are_shown_on_request() {
    Behaviour behaviour = GivenSpec.step(folder, "<<1, 2>>", "<<1, 3>>").behaviour();
    assertThat(BehaviourText.of(behaviour, true).getLast().lines())
        .containsExactly("done = TRUE", "v = <<1, 3>>");
  }

  @Test
  void a_step_is_titled_with_its_action_and_arguments() {
    Behaviour behaviour =
        GivenSpec.explored(
                folder,
                """
                EXTENDS Naturals
                VARIABLE x
                Init == x = 0
                Add(n, label) == x' = x + n
                Next == \\E n \\in {1, 2} : Add(n, "up")
                Small == x < 3
                """,
                "INIT Init\nNEXT Next\nINVARIANT Small\n")
            .behaviour();
    assertThat(BehaviourText.of(behaviour, false))
        .extracting(BehaviourText.StepText::title)
        .containsExactly("1: initial state", "2: Add(1, \"up\")", "3: Add(2, \"up\")");
  }

  @Test
  void an_alias_replaces_the_variables_and_sees_the_next_state() {
    Behaviour behaviour =
        GivenSpec.explored(
                folder,
                """
                EXTENDS Naturals, TLC
                VARIABLE x
                Init == x = 0
                Next == x' = x + 1
                Small == x < 2
                Alias == [twice |-> 2 * x, then |-> x', level |-> TLCGet("level")]
                """,
                "INIT Init\nNEXT Next\nINVARIANT Small\nALIAS Alias\n")
            .behaviour();
    assertThat(
            BehaviourText.of(behaviour, true).stream()
                .map(s -> s.lines().stream().sorted().collect(Collectors.joining(", "))))
        .containsExactly(
            "level = 1, then = 1, twice = 0",
            "level = 2, then = 2, twice = 2",
            "level = 3, then = 2, twice = 4");
  }

  @Test
  void an_alias_that_fails_gives_way_to_the_variables() {
    Behaviour behaviour =
        GivenSpec.explored(
                folder,
                """
                EXTENDS Sequences
                VARIABLE x
                Init == x = <<1>>
                Next == x' = <<>>
                Full == x /= <<>>
                Alias == [first |-> Head(x)]
                """,
                "INIT Init\nNEXT Next\nINVARIANT Full\nALIAS Alias\n")
            .behaviour();
    assertThat(behaviour.aliasError()).isPresent();
    assertThat(behaviour.steps().getFirst().shown()).containsOnlyKeys("first");
    assertThat(behaviour.steps().getLast().shown()).containsOnlyKeys("x");
  }

  private List<String> second(String from, String to) {
    return BehaviourText.of(GivenSpec.step(folder, from, to).behaviour(), false).get(1).lines();
  }
}
