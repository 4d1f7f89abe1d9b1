package plumbline.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import plumbline.conform.TraceInput;
import plumbline.conform.report.CheckReport;
import plumbline.conform.report.GithubReport;
import plumbline.conform.report.HtmlReport;
import plumbline.conform.report.Ink;
import plumbline.conform.report.JsonReport;
import plumbline.conform.report.JunitReport;
import plumbline.conform.report.SarifReport;
import plumbline.conform.report.TextReport;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;

/** The options that say how the answer is given. */
final class CheckOutput {
  /** How the answer is written to standard output. */
  enum Format {
    text,
    json,
    junit,
    sarif,
    github
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text for people, json for programs, junit, sarif or github for CI. Default: text.")
  private Format format = Format.text;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write the answer as a page with a space-time diagram.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--dump-trace",
      paramLabel = "FILE",
      description =
          "Write a behaviour that explains the trace, or as much of it as can be explained, to"
              + " FILE.json (for TLC's -loadTrace), FILE.tla (a module) or FILE.itf.json"
              + " (Apalache's format); may be repeated. Holds all states that were possible.")
  private List<Path> behaviours = List.of();

  /**
   * Where a behaviour is written.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  List<TraceFile> behaviours() {
    return behaviours.stream().map(TraceFile::of).toList();
  }

  boolean isText() {
    return format == Format.text;
  }

  void print(CheckReport answer, Console console) {
    console
        .out()
        .println(
            switch (format) {
              case text -> TextReport.of(answer, ink(console)).stripTrailing();
              case json -> JsonReport.of(answer).toString();
              case junit -> JunitReport.of(answer).stripTrailing();
              case sarif -> SarifReport.of(answer).toString();
              case github -> GithubReport.commands(answer).stripTrailing();
            });
    if (format == Format.github) {
      summary(answer);
    }
  }

  private static void summary(CheckReport answer) {
    String file = System.getenv("GITHUB_STEP_SUMMARY");
    if (file != null && !file.isEmpty()) {
      write(Path.of(file), GithubReport.summary(answer), true);
    }
  }

  static Ink ink(Console console) {
    Style style = console.style();
    return (tone, text) ->
        switch (tone) {
          case STRONG -> style.strong(text);
          case GOOD -> style.good(text);
          case BAD -> style.bad(text);
          case FAINT -> style.faint(text);
        };
  }

  /**
   * Writes the page, if one is wanted; reads the traces again for its diagrams.
   *
   * @throws SpecException when it cannot be written
   */
  void writeReport(CheckReport answer, List<TraceInput> inputs) {
    report.ifPresent(file -> write(file, HtmlReport.of(answer, inputs), false));
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "this user may not";
      default -> String.valueOf(e.getMessage());
    };
  }

  /**
   * Writes a file, or adds to it.
   *
   * @throws SpecException when it cannot be written
   */
  static void write(Path file, String text, boolean append) {
    try {
      if (append) {
        Files.writeString(
            file,
            text,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND);
      } else {
        Files.writeString(file, text);
      }
    } catch (IOException e) {
      throw new SpecException(
          SpecException.Kind.SYSTEM,
          "cannot write " + file + ": " + reason(e) + "; name a file in a folder that exists",
          SourceRange.NONE,
          e);
    }
  }
}
