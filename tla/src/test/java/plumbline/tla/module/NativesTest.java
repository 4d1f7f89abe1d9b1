package plumbline.tla.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;

/** That texts and natives of the built-in modules fit together. */
class NativesTest {
  private static final Pattern DEFINITION =
      Pattern.compile(
          "(?m)^(?:LOCAL )?(?:(\\w+)(\\([^=]*?\\))? *==|(\\w+) *(\\S+?) *(\\w+)"
              + " +==)(\\s+Native\\(<<)?");

  /** Operators that SANY knows by another name than their text shows. */
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "\\cup", "\\union", "=<", "\\leq", "\\circ", "\\o", "(+)", "\\oplus", "(-)", "\\ominus");

  @TempDir Path folder;

  /**
   * @param marked whether the text leaves it to Java
   */
  private record Defined(int arity, boolean marked) {}

  @Test
  void every_operator_that_a_text_leaves_to_java_has_a_native() throws Exception {
    Map<String, Integer> left = new TreeMap<>();
    Map<String, Integer> natives = new TreeMap<>();
    for (String module : ours()) {
      definitions("/plumbline/modules/" + module + ".tla")
          .forEach(
              (name, d) -> {
                if (d.marked()) {
                  left.put(module + "!" + name, d.arity());
                }
              });
      for (Natives.Entry e : Natives.entries()) {
        if (e.module().equals(module) && !e.defined()) {
          natives.put(module + "!" + e.name(), e.arity());
        }
      }
    }
    assertThat(natives).hasSizeGreaterThan(30).isEqualTo(left);
  }

  @Test
  void every_native_has_a_declaration_of_its_arity() throws Exception {
    Map<String, Map<String, Defined>> texts = new HashMap<>();
    for (Natives.Entry e : Natives.entries()) {
      if (!e.module().isEmpty() && !e.module().matches("Naturals|Integers|Reals")) {
        if (!texts.containsKey(e.module())) {
          texts.put(e.module(), text(e.module()));
        }
        assertThat(texts.get(e.module())).as(e.module()).containsKey(e.name());
        assertThat(texts.get(e.module()).get(e.name()).arity())
            .as(e.module() + "!" + e.name())
            .isEqualTo(e.arity());
      }
    }
  }

  @Test
  void a_definition_left_to_java_that_java_does_not_have_is_refused_when_the_spec_is_loaded()
      throws IOException {
    Path file =
        write(
            "Lost",
            "LOCAL INSTANCE PlumblineNative",
            "Lost(x) == Native(<<x>>)",
            "ASSUME Lost(1) = 1");
    assertThatThrownBy(() -> Spec.load(file, SpecOptions.defaults()))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("the operator Lost has no definition");
  }

  @Test
  void a_module_of_the_users_own_is_read_as_written_though_ours_has_its_name() throws IOException {
    write("FiniteSetsExt", "EXTENDS Integers", "Max(S) == 42");
    Path file = write("Own", "EXTENDS FiniteSetsExt", "ASSUME Max({1}) = 42");
    Spec spec = Spec.load(file, SpecOptions.defaults());
    assertThat(spec.stepper().assumption(0)).isTrue();
  }

  @Test
  void a_bad_line_of_ndjson_is_named_by_file_and_line() throws IOException {
    Path json = folder.resolve("bad.ndjson");
    Files.writeString(json, "{\"a\":1}\n{\"a\":\n");
    Path file = write("Bad", "EXTENDS Json", "ASSUME ndJsonDeserialize(\"" + json + "\") = <<>>");
    Spec spec = Spec.load(file, SpecOptions.defaults());
    assertThatThrownBy(() -> spec.stepper().assumption(0))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("bad.ndjson:2");
  }

  @Test
  void json_is_read_with_nulls_big_numbers_and_fractions() throws IOException {
    Path json = folder.resolve("values.json");
    Files.writeString(
        json, "{\"n\": null, \"b\": 12345678901234567890, \"f\": 1.5, \"e\": 1e2, \"o\": {}}");
    Path file =
        write(
            "Values",
            "EXTENDS Integers, Json, TLCExt",
            "V == JsonDeserialize(\"" + json + "\")",
            "ASSUME V.n = TLCModelValue(\"null\")",
            "ASSUME V.b = 12345678901234567890",
            "ASSUME V.f = \"1.5\" /\\ V.e = 100 /\\ V.o = <<>>",
            "ASSUME ToJson([n |-> V.n]) = \"{\\\"n\\\":null}\"");
    Spec spec = Spec.load(file, SpecOptions.defaults());
    spec.assumptions()
        .forEach(a -> assertThat(spec.stepper().assumption(a.index())).as(a.toString()).isTrue());
  }

  @Test
  void a_native_says_what_it_expected_and_what_it_found() throws IOException {
    Path file = write("Wrong", "EXTENDS SequencesExt", "ASSUME FoldLeft(+, 0, 3) = 3");
    Spec spec = Spec.load(file, SpecOptions.defaults());
    assertThatThrownBy(() -> spec.stepper().assumption(0))
        .hasMessageContaining(
            "The third argument of FoldLeft should be a sequence, but instead it is:\n3");
  }

  private Path write(String module, String... lines) throws IOException {
    Path file = folder.resolve(module + ".tla");
    Files.writeString(
        file, "---- MODULE " + module + " ----\n" + String.join("\n", lines) + "\n====\n");
    return file;
  }

  private static List<String> ours() throws IOException, URISyntaxException {
    Path modules = Path.of(Natives.class.getResource("/plumbline/modules/Json.tla").toURI());
    try (Stream<Path> files = Files.list(modules.getParent())) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".tla"))
          .map(f -> f.substring(0, f.length() - ".tla".length()))
          .toList();
    }
  }

  private static Map<String, Defined> text(String module) throws IOException {
    String ours = "/plumbline/modules/" + module + ".tla";
    return definitions(
        Natives.class.getResource(ours) != null
            ? ours
            : "/tla2sany/StandardModules/" + module + ".tla");
  }

  private static Map<String, Defined> definitions(String resource) throws IOException {
    String text;
    try (InputStream in = tla2sany.semantic.ModuleNode.class.getResourceAsStream(resource)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Map<String, Defined> found = new HashMap<>();
    Matcher m = DEFINITION.matcher(text);
    while (m.find()) {
      boolean infix = m.group(1) == null;
      String name = infix ? SYNONYMS.getOrDefault(m.group(4), m.group(4)) : m.group(1);
      found.put(name, new Defined(infix ? 2 : parameters(m.group(2)), m.group(6) != null));
    }
    return found;
  }

  private static int parameters(String list) {
    return list == null ? 0 : list.replaceAll("\\w+\\([_, ]*\\)", "p").split(",").length;
  }
}
