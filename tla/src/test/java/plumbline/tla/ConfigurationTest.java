package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration can say, and what it may not. */
class ConfigurationTest {
  private static final String SPEC =
      """
      EXTENDS Integers, Sequences, TLC
      CONSTANTS N, Op(_, _)
      VARIABLE x
      I == INSTANCE Other
      Twice(a) == 2 * a
      Square(a) == a * a
      Plus(a, b) == <<a, b>>
      a ++ b == a - b
      Small == 3
      Start == x = 1
      Init == x = 0
      Next == x' = x
      Inv == x = 0
      Step == x' = x
      Of(a) == x = a
      """;
  private static final String GIVEN = "CONSTANTS N = 1\nOp <- Plus\nINIT Init NEXT Next\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "N = 12                               # N       # 12",
        "N = -12                              # N       # -12",
        "N = 123456789012345678901234567890   # N       # 123456789012345678901234567890",
        "N = \\hFF                            # N       # 255",
        "N = TRUE                             # N       # TRUE",
        "N = \"a b\"                          # N       # \"a b\"",
        "N = \"a\\tb\"                        # N       # \"a\\\\tb\"",
        "N = m_1                              # N       # m_1",
        "N = {}                               # N       # {}",
        "N = {{1, 2}, {m}, {}}                # N       # {{}, {m}, {1, 2}}",
        "N = {b, a, b}                        # N       # {b, a}",
        "N <- Small                           # N       # 3",
        "N = 1 Small = 7                      # Small   # 7",
        "N = 1 Twice <- Square                # Twice(3) # 9",
        "N = 1 ++ <- Plus                     # 1 ++ 2  # <<1, 2>>",
        "N = 1 Base = [Other] 10              # I!Sum(1) # 11",
        "N = 1 Base <- [Other] Small          # I!Sum(1) # 4",
        "N = 1 I!Sum <- Twice                 # I!Sum(4) # 8",
        "N = 1 undeclared = undeclared        # N       # 1",
      })
  void a_constant_or_definition_stands_for_what_the_configuration_says(
      String constants, String expression, String value) throws IOException {
    assertThat(printed("CONSTANTS " + constants + " Op <- Plus", expression)).isEqualTo(value);
  }

  @Test
  void an_operator_can_be_given_point_by_point() throws IOException {
    String constants = "CONSTANTS N = 1 Op(1, \"a\") = 5 Op(1, \"b\") = m Op(2, \"c\") = {7}";
    assertThat(printed(constants, "<<Op(1, \"a\"), Op(1, \"b\")>>")).isEqualTo("<<5, m>>");
    assertThat(printed(constants, "LET F(G(_, _)) == G(1, \"b\") IN F(Op)")).isEqualTo("m");
    assertThatThrownBy(() -> printed(constants, "Op(1, \"z\")"))
        .hasMessageContaining("gives Op no value")
        .extracting(e -> ((SpecException) e).kind())
        .isEqualTo(SpecException.Kind.EVALUATION);
  }

  @Test
  void comments_nest_and_end_with_their_line() throws IOException {
    assertThat(printed("\\* CONSTANT N = 2\n(* N = 3 (* \\* *) *) CONSTANT N=4 Op<-Plus", "N"))
        .isEqualTo("4");
  }

  @Test
  void a_replaced_initial_predicate_is_the_one_that_is_used() throws IOException {
    Spec spec = spec("CONSTANTS N = 1 Op <- Plus Init <- Start\nINIT Init NEXT Next\n", "");
    spec.stepper()
        .initial(
            s -> {
              assertThat(s.values()[0].toString()).isEqualTo("1");
              return true;
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "INVARIANT Invv               # 4:11 # defines no Invv; did you mean Inv?",
        "INVARIANT Step               # 4:11 # Step is no state predicate",
        "INVARIANT Of                 # 4:11 # Of takes arguments",
        "CONSTANT M = 3               # 4:10 # there is no constant M",
        "CONSTANT N = 2               # 4:10 # N is given two values; the other is at",
        "CONSTANT N <- Small          # 4:15 # N is given a value and a replacement",
        "CONSTANT Twice <- Plus       # 4:19 # takes 1 arguments, but Plus",
        "CONSTANT Twice <- Sqare      # 4:19 # which the spec does not define; did you mean"
            + " Square?",
        "CONSTANT Twise <- Square     # 4:19 # to replace; did you mean Twice?",
        "CONSTANT Twice = 3           # 4:10 # Twice takes 1 arguments, here it has 0",
        "CONSTANT Twice(1, 2) = 3     # 4:10 # Twice takes 1 arguments, here it has 2",
        "CONSTANT Small <- [Othr] N   # 4:26 # the spec uses no module Othr; did you mean Other?",
        "CONSTANT Bas = [Other] 4     # 4:10 # the module Other defines no Bas; did you mean Base?",
        "SPECIFICATION Spec           # 3:6  # either SPECIFICATION or INIT and NEXT",
        "INIT Start                   # 4:1  # INIT is given twice",
        "INVARIENT Inv                # 4:1  # expected a keyword; did you mean INVARIANT",
        "CHECK_DEADLOCK MAYBE         # 4:16 # expected TRUE or FALSE, found MAYBE",
        "VIEW                         # 4:5  # expected the name of a definition after VIEW",
        "CONSTANT N 4                 # 4:12 # expected = or <- after N",
        "CONSTANT N = {1, 2           # 4:19 # expected }",
        "CONSTANT N = \"abc           # 4:14 # the string is not closed in its line",
        "(* never (* closed *)        # 4:1  # the comment is never closed",
        "INVARIANT `                  # 4:11 # this begins no token",
      })
  void what_it_may_not_say_is_pointed_out(String line, String place, String message) {
    assertThatThrownBy(() -> spec(GIVEN + line, ""))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            SpecException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(SpecException.Kind.CONFIG);
              assertThat(e.at().toString()).endsWith("M.cfg:" + place);
            });
  }

  @Test
  void a_constant_without_a_value_is_pointed_out_in_the_module() {
    assertThatThrownBy(() -> spec("CONSTANT Op <- Plus INIT Init NEXT Next", ""))
        .hasMessageContaining("the constant N has no value")
        .extracting(e -> ((SpecException) e).at().toString())
        .asString()
        .endsWith("M.tla:3:11");
  }

  @Test
  void a_spec_with_variables_needs_a_behaviour() {
    assertThatThrownBy(() -> spec("CONSTANTS N = 1 Op <- Plus", ""))
        .hasMessageContaining("has no behaviour");
  }

  private String printed(String constants, String expression) throws IOException {
    other();
    return new Printed(folder).of(SPEC, constants + "\nINIT Init NEXT Next\n", expression);
  }

  private Spec spec(String config, String text) throws IOException {
    other();
    return new Printed(folder).spec(SPEC + text, config, System.out);
  }

  private void other() throws IOException {
    Files.writeString(
        folder.resolve("Other.tla"),
        "---- MODULE Other ----\nEXTENDS Integers\nBase == 100\nSum(a) == Base + a\n====\n");
  }
}
