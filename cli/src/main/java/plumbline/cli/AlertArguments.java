package plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import plumbline.conform.report.Problem;
import plumbline.monitor.Uris;
import plumbline.monitor.alert.AlertStore;
import plumbline.monitor.local.AlertFiles;

/** The options that say where alerts are, for every command that reads some. */
final class AlertArguments {
  private static final int WRONG_INPUT = 2;

  @Option(
      names = "--source",
      paramLabel = "URI",
      description =
          "Where the alerts are: kafka://HOST:PORT/TOPIC, or file:PATH as a sink wrote it.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description = "Those of the monitor that keeps its state there.")
  private Optional<Path> state = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text for people, or json: an alert in a line (text).")
  private Format format = Format.text;

  /** How alerts are printed. */
  enum Format {
    text,
    json
  }

  boolean asJson() {
    return format == Format.json;
  }

  /** What is done with the alerts. */
  @FunctionalInterface
  interface Use {
    /** The exit code. */
    int with(AlertStore store, Console console) throws IOException;
  }

  /** Opens the store for a use, whose failures become errors for the user. */
  int with(CommandSpec command, Console console, Use use) {
    try (AlertStore store = store()) {
      return use.with(store, console);
    } catch (IOException e) {
      return wrong(console, Problem.of(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** Prints what is wrong with the input. */
  static int wrong(Console console, Problem problem) {
    String place = problem.place().isEmpty() ? "" : problem.place() + ": ";
    console.err().println(console.errStyle().bad("error: ") + place + problem.message());
    return WRONG_INPUT;
  }

  /** What was given as the place of the alerts. */
  Optional<String> source() {
    return source;
  }

  /** The folder of the monitor, where that was given. */
  Optional<Path> state() {
    return state;
  }

  /** Whether it was said where the alerts are. */
  boolean areGiven() {
    return source.isPresent() || state.isPresent();
  }

  /**
   * Where the alerts are.
   *
   * @throws IllegalArgumentException where that was not said, or twice
   * @throws IOException where there is nothing
   */
  AlertStore store() throws IOException {
    if (source.isPresent() == state.isPresent()) {
      throw new IllegalArgumentException(
          "where are the alerts? Write --source kafka://HOST:PORT/TOPIC, --source file:PATH, or"
              + " --state FOLDER, one of them");
    }
    return source.isPresent() ? Uris.alerts(source.get()) : AlertFiles.ofState(state.get());
  }
}
