package plumbline.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingFile;
import plumbline.conform.report.CheckReport;
import plumbline.conform.report.Ink;
import plumbline.conform.report.TextReport;
import plumbline.trace.TraceFile;

/**
 * Each folder of {@code explained} has a spec, a trace and the answer that its reader gets; the
 * folder's name says what that has to tell.
 */
class ExplainedTest {
  private static final Path FOLDER = Path.of("src/test/resources/explained");

  /** Few enough that a small spec has more. */
  private static final int MOST_STATES = 20;

  @TestFactory
  List<DynamicTest> explanations() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .sorted()
          .map(
              folder ->
                  DynamicTest.dynamicTest(
                      folder.getFileName().toString(),
                      () ->
                          assertThat(answer(folder))
                              .isEqualTo(Files.readString(folder.resolve("expected.txt")))))
          .toList();
    }
  }

  /** What is printed for the trace in a folder. */
  static String answer(Path folder) throws IOException {
    Path module;
    try (Stream<Path> files = Files.list(folder)) {
      module = files.filter(f -> f.toString().endsWith(".tla")).findFirst().orElseThrow();
    }
    Path config = Path.of(module.toString().replaceFirst("tla$", "cfg"));
    Path file = folder.resolve("binding.yaml");
    Binding binding = Files.exists(file) ? BindingFile.read(file) : Binding.none();
    TraceInput input =
        new TraceInput(
            folder.resolve("run.ndjson").toString(),
            List.of(TraceFile.of(folder.resolve("run.ndjson"))),
            binding.readOptions(),
            Optional.empty(),
            TraceInput.WINDOW);
    BoundSpec bound = BoundSpec.load(module, Specs.options(config), binding, List.of(input));
    CheckOptions options =
        CheckOptions.defaults().with(bound.likeness()).withMostStates(MOST_STATES);
    TraceCheck.Result result =
        new TraceCheck(bound, options, (events, bytes, pass) -> {}).check(input);
    CheckReport report =
        CheckReport.of(
            bound.spec().name(),
            module,
            List.of(result.outcome()),
            result.problem().stream().toList());
    return TextReport.of(report, Ink.PLAIN).replace(folder + "/", "");
  }
}
