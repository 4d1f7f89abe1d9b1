package plumbline.tla.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import plumbline.tla.Stepper;

/** The operators of the built-in modules by examples, see {@code golden.txt}. */
class GoldenValuesTest {
  private static final Map<String, List<Example>> EXAMPLES = examples();

  @TempDir Path folder;

  /**
   * @param defined whether the definition in TLA+ gives this value, too
   */
  record Example(String expression, String printed, boolean defined) {}

  static Set<String> modules() {
    return EXAMPLES.keySet();
  }

  /** Those of which some operators have a definition and a faster form in Java. */
  static Set<String> doubledModules() {
    Set<String> doubled = new TreeSet<>();
    for (Natives.Entry e : Natives.entries()) {
      if (e.defined() && resource(e.module()).isPresent()) {
        doubled.add(e.module());
      }
    }
    return doubled;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void each_operator_has_the_value_of_its_examples(String module) throws IOException {
    List<Example> examples = EXAMPLES.get(module);
    assertThat(printed(module, examples)).containsExactlyElementsOf(expected(examples));
  }

  /** A module in the spec's folder is read as written, so our own text is evaluated there. */
  @ParameterizedTest
  @MethodSource("doubledModules")
  void the_definition_of_a_native_operator_has_the_same_value(String module) throws IOException {
    for (String m : doubledModules()) {
      Files.write(folder.resolve(m + ".tla"), resource(m).orElseThrow());
    }
    List<Example> examples = EXAMPLES.get(module).stream().filter(Example::defined).toList();
    assertThat(printed(module, examples)).containsExactlyElementsOf(expected(examples));
  }

  private static List<String> expected(List<Example> examples) {
    return examples.stream().map(e -> e.expression() + " => " + e.printed()).toList();
  }

  private List<String> printed(String module, List<Example> examples) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("---- MODULE Golden ----");
    lines.add("EXTENDS Integers, Sequences, FiniteSets, TLC, " + module);
    if (!List.of("Graphs", "UndirectedGraphs", "Apalache").contains(module)) {
      lines.add("LOCAL INSTANCE FiniteSetsExt");
    }
    lines.add("Folder == \"" + folder + "\"");
    lines.add("FortyTwo == 42");
    examples.forEach(e -> lines.add("ASSUME PrintT(" + e.expression() + ")"));
    lines.add("====");
    Path file = folder.resolve("Golden.tla");
    Files.write(file, lines);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Spec spec = Spec.load(file, options(new PrintStream(out, true, StandardCharsets.UTF_8)));
    Stepper stepper = spec.stepper();
    List<String> found = new ArrayList<>();
    for (Formula assumption : spec.assumptions()) {
      out.reset();
      String expression = examples.get(assumption.index()).expression();
      try {
        stepper.assumption(assumption.index());
        String text = out.toString(StandardCharsets.UTF_8).stripTrailing();
        found.add(expression + " => " + text.replace("\n", "\\n"));
      } catch (SpecException e) {
        found.add(expression + " fails: " + e.getMessage());
      }
    }
    return found;
  }

  private static SpecOptions options(PrintStream out) {
    SpecOptions d = SpecOptions.defaults();
    return new SpecOptions(
        d.config(),
        d.searchPath(),
        d.init(),
        d.next(),
        d.invariants(),
        d.constants(),
        d.seed(),
        out);
  }

  private static Optional<byte[]> resource(String module) {
    try (InputStream text =
        Natives.class.getResourceAsStream("/plumbline/modules/" + module + ".tla")) {
      return text == null ? Optional.empty() : Optional.of(text.readAllBytes());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, List<Example>> examples() {
    Map<String, List<Example>> examples = new LinkedHashMap<>();
    List<Example> current = List.of();
    for (String line : lines()) {
      if (line.startsWith("[") && line.endsWith("]") && !line.contains(" ")) {
        current = new ArrayList<>();
        examples.put(line.substring(1, line.length() - 1), current);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int arrow = line.lastIndexOf(" => ");
        boolean only = line.startsWith("~") && !line.startsWith("~(");
        current.add(
            new Example(line.substring(only ? 1 : 0, arrow), line.substring(arrow + 4), !only));
      }
    }
    return examples;
  }

  private static List<String> lines() {
    try (InputStream text =
            GoldenValuesTest.class.getResourceAsStream("/plumbline/modules/golden.txt");
        Stream<String> lines = new String(text.readAllBytes(), StandardCharsets.UTF_8).lines()) {
      return lines.toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
