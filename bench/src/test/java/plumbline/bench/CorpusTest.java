package plumbline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CorpusTest {
  private static final String CORPUS = "src/test/resources/corpus";

  private record Ran(int code, String out, String err) {}

  private static Ran run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Ran(command.execute(args), out.toString(), err.toString());
  }

  private static Map<String, JsonNode> rows(Ran ran) {
    Map<String, JsonNode> rows = new HashMap<>();
    for (JsonNode row : JsonMapper.builder().build().readTree(ran.out()).get("rows")) {
      rows.put(row.get("model").asString().replaceAll(".*/|\\.cfg", ""), row);
    }
    return rows;
  }

  private static String verdict(JsonNode row) {
    return row.get("verdict").asString() + ": " + row.get("reason").asString();
  }

  @Test
  void each_model_agrees_or_says_why_not() {
    Ran ran = run("corpus", CORPUS, "--no-tlc", "--format", "json");

    Map<String, JsonNode> rows = rows(ran);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(verdict(rows.get("Right"))).isEqualTo("agree: ");
    assertThat(rows.get("Right").get("plumbline").get("distinct").asLong()).isEqualTo(5);
    assertThat(verdict(rows.get("TooLarge"))).isEqualTo("agree: ");
    assertThat(verdict(rows.get("Stuck"))).isEqualTo("agree: ");
    assertThat(verdict(rows.get("Miscounted")))
        .isEqualTo("disagree: 5 distinct states where the manifest has 6");
    assertThat(verdict(rows.get("Misnamed"))).startsWith("disagree: exit 151: ");
    assertThat(verdict(rows.get("Solver"))).startsWith("unsupported: mode 'symbolic'");
    assertThat(verdict(rows.get("Unstated"))).startsWith("unsupported: nothing to compare with");
  }

  @Test
  void what_tlc_finds_in_the_same_run_counts_before_the_manifest() {
    Ran ran = run("corpus", CORPUS, "--filter", "counted", "--format", "json");

    JsonNode row = rows(ran).get("Miscounted");
    assertThat(ran.code()).isZero();
    assertThat(row.get("tlc").get("result").asString()).isEqualTo("success");
    assertThat(row.get("tlc").get("distinct").asLong()).isEqualTo(5);
    assertThat(verdict(row)).isEqualTo("agree: 5 distinct states where the manifest has 6");
  }

  @Test
  void the_table_ends_with_the_sums() {
    Ran ran = run("corpus", CORPUS, "--filter", "Solver");

    assertThat(ran.out())
        .contains("| unsupported | specifications/counter/Solver.cfg | success |")
        .endsWith("corpus: 1 models, 0 agree, 0 disagree, 1 unsupported\n");
  }

  @Test
  void a_run_that_matches_no_model_is_an_error() {
    Ran ran = run("corpus", CORPUS, "--filter", "nowhere");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("no model of the manifests below " + CORPUS);
  }

  @Test
  void a_folder_without_a_manifest_is_an_error(@TempDir Path empty) {
    Ran ran = run("corpus", empty.toString());

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("there is no manifest.json in or below " + empty);
  }

  @Test
  void a_manifest_that_lacks_a_field_is_named(@TempDir Path folder) throws Exception {
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(manifest, "{\"modules\": [{\"models\": [{\"path\": \"A.cfg\"}]}]}");

    Ran ran = run("corpus", folder.toString());

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains(manifest + ": the field 'mode' is missing");
  }
}
