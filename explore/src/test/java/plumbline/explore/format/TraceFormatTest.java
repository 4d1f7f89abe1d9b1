package plumbline.explore.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.explore.Exploration;
import plumbline.explore.ExploreOptions;
import plumbline.explore.Explorer;
import plumbline.explore.Progress;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceFormatTest {
  private static final String EVERYTHING =
      """
      [
        number |-> 2147483648 * 4294967296,
        text |-> "quote \\" backslash \\\\ and\\ttab",
        yes |-> TRUE,
        model |-> m1,
        set |-> {3, 1, 2},
        nested |-> {{}, {m1}, {m1, m2}},
        sequence |-> <<1, <<"a">>, <<>>>>,
        function |-> (m1 :> 1 @@ m2 :> 2),
        gap |-> [i \\in {1, 3} |-> -i],
        range |-> 1..4]\
      """;

  @TempDir Path folder;

  @Test
  void itf_tells_every_value_apart_and_reads_back_as_the_same_value() throws IOException {
    GivenSpec given = GivenSpec.step(folder, EVERYTHING, "1");
    JsonNode trace = JsonMapper.shared().readTree(ItfTrace.of(given.behaviour()).toString());
    assertThat(trace.get("#meta").get("format").asString()).isEqualTo("ITF");
    assertThat(trace.get("vars")).extracting(JsonNode::asString).containsExactly("done", "v");
    JsonNode second = trace.get("states").get(1);
    assertThat(second.get("#meta").get("index").asInt()).isEqualTo(1);
    assertThat(second.get("#meta").get("action").asString()).isEqualTo("Change");
    JsonNode v = trace.get("states").get(0).get("v");
    assertThat(v.get("number").get("#bigint").asString()).isEqualTo("9223372036854775808");
    assertThat(v.get("model").asString()).isEqualTo("m1");
    assertThat(v.get("function").get("#map").get(0).get(1).get("#bigint").asString())
        .isEqualTo("1");

    String readBack = tla(v).replace("\"m1\"", "m1").replace("\"m2\"", "m2");
    assertThatAssumptionHolds("(" + EVERYTHING + ") = (" + readBack + ")");
  }

  @Test
  void tlc_s_json_has_numbered_states_and_the_actions_between_them() {
    GivenSpec given =
        GivenSpec.explored(
            folder,
            """
            EXTENDS Naturals
            VARIABLE x
            Init == x = 0
            Add(n) == x' = x + n
            Next == \\E k \\in {2, 3} : Add(k)
            Small == x < 3
            """,
            "INIT Init\nNEXT Next\nINVARIANT Small\n");
    JsonNode trace = JsonMapper.shared().readTree(TlcJsonTrace.of(given.behaviour()).toString());
    assertThat(trace.toString())
        .isEqualTo(
            """
            {"counterexample":{"action":[[[1,{"x":0}],{"name":"Add","location":{"beginLine":5,\
            "beginColumn":1,"endLine":5,"endColumn":20,"module":"Given"},"context":{"n":3},\
            "parameters":["n"]},[2,{"x":3}]]],"state":[[1,{"x":0}],[2,{"x":3}]]},"vars":["x"]}\
            """);
  }

  @Test
  void plain_json_is_what_tlc_s_json_module_writes() {
    GivenSpec given = GivenSpec.step(folder, EVERYTHING, "1");
    JsonNode v = PlainJson.of(given.behaviour().steps().getFirst().variables().get("v"));
    assertThat(v.get("number").bigIntegerValue()).isEqualTo(BigInteger.ONE.shiftLeft(63));
    assertThat(v.get("text").asString()).isEqualTo("quote \" backslash \\ and\ttab");
    assertThat(v.get("yes")).hasToString("true");
    assertThat(v.get("model").asString()).isEqualTo("m1");
    assertThat(v.get("set")).hasToString("[1,2,3]");
    assertThat(v.get("nested")).hasToString("[[],[\"m1\"],[\"m1\",\"m2\"]]");
    assertThat(v.get("sequence")).hasToString("[1,[\"a\"],[]]");
    assertThat(v.get("function")).hasToString("{\"m1\":1,\"m2\":2}");
    assertThat(v.get("gap")).hasToString("{\"1\":-1,\"3\":-3}");
    assertThat(v.get("range")).hasToString("[1,2,3,4]");
  }

  @Test
  void a_dumped_module_is_read_again_and_means_the_same_behaviour() throws IOException {
    GivenSpec given = GivenSpec.step(folder, EVERYTHING, "<<m2, \"end\">>");
    Files.writeString(folder.resolve("Dump.tla"), TlaTrace.of(given.behaviour(), "Dump"));
    assertThatAssumptionHolds(
        "Trace = <<[v |-> %s, done |-> FALSE], [v |-> <<m2, \"end\">>, done |-> TRUE]>>"
            .formatted(EVERYTHING),
        "EXTENDS Integers, Sequences, TLC, Dump\n");
    assertThatAssumptionHolds(
        """
        /\\ CounterExample.state = {<<1, Trace[1]>>, <<2, Trace[2]>>}
        /\\ \\A a \\in CounterExample.action :
              a[1][1] = 1 /\\ a[2].name = "Change" /\\ a[2].location.module = "Given" /\\ a[3][1] = 2
        """,
        "EXTENDS Integers, Sequences, TLC, Dump\n");
  }

  private void assertThatAssumptionHolds(String assumption) throws IOException {
    assertThatAssumptionHolds(assumption, "EXTENDS Integers, Sequences, TLC\nCONSTANTS m1, m2\n");
  }

  private void assertThatAssumptionHolds(String assumption, String head) throws IOException {
    Path module = folder.resolve("Again.tla");
    Files.writeString(
        module, "---- MODULE Again ----\n" + head + "ASSUME " + assumption + "\n====\n");
    Files.writeString(folder.resolve("Again.cfg"), "CONSTANTS m1 = m1 m2 = m2\n");
    Exploration found =
        Explorer.explore(
            Spec.load(module, SpecOptions.defaults()), ExploreOptions.defaults(), Progress.NONE);
    assertThat(found.error()).isEmpty();
    assertThat(found.result()).isEqualTo(Exploration.Result.OK);
  }

  /** An ITF value as a TLA+ expression. */
  private static String tla(JsonNode itf) {
    if (itf.isArray()) {
      return joined(itf, "<<", ">>");
    }
    if (!itf.isObject()) {
      return itf.isBoolean() ? itf.toString().toUpperCase(Locale.ROOT) : itf.toString();
    }
    if (itf.has("#bigint")) {
      return itf.get("#bigint").asString();
    }
    if (itf.has("#set")) {
      return joined(itf.get("#set"), "{", "}");
    }
    if (itf.has("#map")) {
      return StreamSupport.stream(itf.get("#map").spliterator(), false)
          .map(pair -> tla(pair.get(0)) + " :> " + tla(pair.get(1)))
          .collect(Collectors.joining(" @@ ", "(", ")"));
    }
    return itf.properties().stream()
        .map(field -> field.getKey() + " |-> " + tla(field.getValue()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String joined(JsonNode array, String open, String close) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(TraceFormatTest::tla)
        .collect(Collectors.joining(", ", open, close));
  }
}
