package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindCommandTest {
  @TempDir Path folder;
  private String spec;
  private String log;

  @BeforeEach
  void write() throws IOException {
    spec = folder.resolve("Lock.tla").toString();
    Files.writeString(
        folder.resolve("Lock.tla"),
        """
        ---- MODULE Lock ----
        VARIABLE holder
        Init == holder = "none"
        Acquire(c) == holder = "none" /\\ holder' = c
        Release(c) == holder = c /\\ holder' = "none"
        Next == \\E c \\in {"c1", "c2"} : Acquire(c) \\/ Release(c)
        ====
        """);
    Files.writeString(folder.resolve("Lock.cfg"), "INIT Init\nNEXT Next\n");
    log = folder.resolve("lock.ndjson").toString();
    Files.writeString(
        folder.resolve("lock.ndjson"),
        """
        {"op": "acquire", "client": "c1"}
        {"op": "release", "client": "c1"}
        {"op": "acquire", "client": "c2"}
        """);
  }

  @Test
  void the_proposal_is_printed_and_a_log_that_matches_checks_with_it() throws IOException {
    CommandLineRun bind = CommandLineRun.of("bind", spec, "--trace", log);
    assertThat(bind.exit()).as(bind.err()).isZero();
    assertThat(bind.out())
        .contains("fields:\n  action: $.op\n")
        .contains("  c: $.client  # ?\n")
        .contains("events:\n  acquire: Acquire\n  release: Release\n");
    Path binding = folder.resolve("lock.yaml");
    Files.writeString(binding, bind.out());
    CommandLineRun check =
        CommandLineRun.of("check", spec, "--trace", log, "--binding", binding.toString());
    assertThat(check.exit()).as(check.out() + check.err()).isZero();
  }

  @Test
  void a_format_that_is_not_recognised_can_be_named() throws IOException {
    Path operations = folder.resolve("operations.log");
    Files.writeString(
        operations,
        """
        {"type": "invoke", "f": "acquire", "process": 0, "value": "c1"}
        {"type": "ok", "f": "acquire", "process": 0, "value": "c1"}
        """);
    CommandLineRun bind =
        CommandLineRun.of("bind", spec, "--trace", operations.toString(), "--preset", "jepsen");
    assertThat(bind.exit()).as(bind.err()).isZero();
    assertThat(bind.out()).contains("preset: jepsen\n");
  }

  @Test
  void a_preset_that_is_none_or_has_a_pattern_beside_it_is_refused() {
    CommandLineRun none = CommandLineRun.of("bind", spec, "--trace", log, "--preset", "jespen");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("there is no preset \"jespen\"; there are native, ");
    CommandLineRun both =
        CommandLineRun.of(
            "bind", spec, "--trace", log, "--preset", "jepsen", "--pattern", "(?<op>.*)");
    assertThat(both.exit()).isEqualTo(2);
    assertThat(both.err()).contains("--preset is for a format that is known");
  }

  @Test
  void a_file_that_is_there_is_not_overwritten() throws IOException {
    Path binding = folder.resolve("lock.yaml");
    CommandLineRun first =
        CommandLineRun.of("bind", spec, "--trace", log, "--output", binding.toString());
    assertThat(first.exit()).isZero();
    assertThat(first.out()).isEqualTo("written to " + binding + System.lineSeparator());
    assertThat(Files.readString(binding)).contains("acquire: Acquire");
    CommandLineRun second =
        CommandLineRun.of("bind", spec, "--trace", log, "--output", binding.toString());
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.err()).contains("lock.yaml is there already: remove it, or name another");
  }

  @Test
  void for_programs_the_proposal_is_a_member_of_an_object() {
    CommandLineRun run = CommandLineRun.of("bind", spec, "--trace", log, "--format", "json");
    assertThat(run.json().path("result").asString()).isEqualTo("proposed");
    assertThat(run.json().path("binding").asString()).contains("acquire: Acquire");
    CommandLineRun missing =
        CommandLineRun.of("bind", spec, "--trace", log + ".not", "--format", "json");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.json().path("error").path("message").asString()).contains("no such file");
  }

  @Test
  void a_text_log_is_read_by_a_pattern() throws IOException {
    Path text = folder.resolve("lock.log");
    Files.writeString(text, "ready\n12:00 c1 acquire\n12:01 c1 release\n");
    CommandLineRun run =
        CommandLineRun.of(
            "bind",
            spec,
            "--trace",
            text.toString(),
            "--pattern",
            "^\\S+ (?<c>\\w+) (?<op>\\w+)",
            "--ignore-lines",
            "^ready");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("  acquire: Acquire\n  release: Release\n");
    CommandLineRun wrong =
        CommandLineRun.of("bind", spec, "--trace", text.toString(), "--pattern", "(");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("\"(\" is no regular expression: Unclosed group");
  }

  @Test
  void a_log_that_is_no_json_and_a_spec_that_is_wrong_are_refused() throws IOException {
    Path text = folder.resolve("lock.log");
    Files.writeString(text, "12:00 c1 acquire\n");
    CommandLineRun noJson = CommandLineRun.of("bind", spec, "--trace", text.toString());
    assertThat(noJson.exit()).isEqualTo(2);
    assertThat(noJson.err()).startsWith("error: ").contains("lock.log:1");
    CommandLineRun noSpec = CommandLineRun.of("bind", spec + "x", "--trace", log);
    assertThat(noSpec.exit()).isEqualTo(2);
    assertThat(noSpec.err()).contains("there is no file");
  }
}
