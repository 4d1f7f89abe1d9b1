package plumbline.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import plumbline.conform.TraceInput;
import plumbline.conform.Verdict;
import plumbline.conform.report.CheckReport;
import plumbline.conform.report.HtmlReport;
import plumbline.conform.report.Ink;
import plumbline.conform.report.TextReport;
import plumbline.trace.TraceFile;

/**
 * What a trace means to its test.
 *
 * @param failure why the test fails; empty when the trace conforms
 * @param deviates whether that is because the trace deviates, and not because it cannot be told
 * @param warnings what the author of a test that passes should know, each in one line
 */
record Judgement(Optional<String> failure, boolean deviates, List<String> warnings) {

  /** Checks a trace, and leaves the page beside it. */
  static Judgement of(Standard standard, Recording recording) {
    if (!recording.hasEvents()) {
      return new Judgement(Optional.of(nothing(recording)), false, List.of());
    }
    List<TraceFile> files = recording.files();
    String name = files.size() == 1 ? files.getFirst().name() : recording.folder() + "/*.ndjson";
    TraceInput trace = standard.trace(name, files);
    CheckReport report = standard.check(trace);
    write(report, trace, recording);
    boolean isToldToFail = standard.said().failOnWarning() && !report.warnings().isEmpty();
    return report.exitCode() == 0 && !isToldToFail
        ? new Judgement(Optional.empty(), false, report.warnings())
        : new Judgement(
            Optional.of(explanation(report, name, standard, recording)),
            report.verdict() instanceof Verdict.Deviates,
            List.of());
  }

  private static String nothing(Recording recording) {
    return recording.files().isEmpty()
        ? "nothing was checked: the test asks for no tracer; give it, or a @BeforeEach method, a"
            + " parameter of type Tracer or Tracers, or put @ConformsTo on those tests alone that"
            + " trace something"
        : "nothing was checked: no event is in %s; emit one where a step of the spec is made"
            .formatted(recording.folder());
  }

  private static String explanation(
      CheckReport report, String trace, Standard standard, Recording recording) {
    StringBuilder text = new StringBuilder();
    if (report.exitCode() == 0) {
      text.append("there is a warning, and @ConformsTo says failOnWarning\n");
    }
    text.append(TextReport.of(report, Ink.PLAIN));
    text.append("\nspec:   ").append(standard.said().spec());
    text.append("\ntrace:  ").append(trace);
    text.append("\nreport: ").append(recording.report());
    return text.toString();
  }

  private static void write(CheckReport report, TraceInput trace, Recording recording) {
    try {
      Files.writeString(recording.report(), HtmlReport.of(report, List.of(trace)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
