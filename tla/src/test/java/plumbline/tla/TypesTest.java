package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypesTest {
  @TempDir Path folder;

  @Test
  void the_sets_of_variables_are_read_from_type_invariants() throws IOException {
    Spec spec =
        spec(
            """
            Key == 1..100
            Functions == f \\in [Key -> {"x", "y"}]
            MyTypeOK == /\\ n \\in Nat
                        /\\ s \\subseteq Key
                        /\\ Functions
                        /\\ K > 0
            TypeInv == n \\in s /\\ q \\in Seq({n})
            Small == n \\in 1..10 /\\ n < 7
            TypeNothing == K
            """);
    assertThat(spec.typeInvariants()).containsExactly("MyTypeOK", "TypeInv");
    String types =
        spec.types().entrySet().stream()
            .map(t -> t.getKey() + " " + t.getValue())
            .sorted()
            .collect(Collectors.joining(", "));
    assertThat(types).isEqualTo("f [1..100 -> {\"x\", \"y\"}], n 1..10, s SUBSET (1..100)");
  }

  private Spec spec(String body) throws IOException {
    Path module = folder.resolve("Typed.tla");
    Files.writeString(
        module,
        """
        ---- MODULE Typed ----
        EXTENDS Naturals, Sequences
        CONSTANT K
        VARIABLES n, s, f, q
        """
            + body
            + "Init == n = 1 /\\ s = {} /\\ f = <<>> /\\ q = <<>>\n"
            + "Next == UNCHANGED <<n, s, f, q>>\n====\n");
    Files.writeString(
        folder.resolve("Typed.cfg"), "CONSTANT K = 3\nINIT Init\nNEXT Next\nINVARIANT Small\n");
    return Spec.load(module, SpecOptions.defaults());
  }
}
