package plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import plumbline.explore.format.Behaviour;
import plumbline.explore.format.ItfTrace;
import plumbline.explore.format.TlaTrace;
import plumbline.explore.format.TlcJsonTrace;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file that a behaviour is written to, in the format that its ending asks for. */
final class TraceFile {
  private static final Pattern MODULE_NAME = Pattern.compile("\\w*[A-Za-z]\\w*");

  private enum Kind {
    ITF,
    TLC_JSON,
    TLA
  }

  private final Path path;
  private final Kind kind;

  private TraceFile(Path path, Kind kind) {
    this.path = path;
    this.kind = kind;
  }

  /**
   * Decides the format by the ending.
   *
   * @throws IllegalArgumentException with a message for the user when there is no such format
   */
  static TraceFile of(Path path) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    if (name.endsWith(".itf.json")) {
      return new TraceFile(path, Kind.ITF);
    }
    if (name.endsWith(".json")) {
      return new TraceFile(path, Kind.TLC_JSON);
    }
    if (!name.endsWith(".tla")) {
      throw new IllegalArgumentException(
          "--dump-trace writes .json, .tla and .itf.json, chosen by the file's ending: " + path);
    }
    String module = name.substring(0, name.length() - 4);
    if (!MODULE_NAME.matcher(module).matches()) {
      throw new IllegalArgumentException(
          "--dump-trace writes a module of the file's name, and "
              + module
              + " cannot be one: use letters, digits and underscores");
    }
    return new TraceFile(path, Kind.TLA);
  }

  /** Writes the behaviour, replacing what the file held. */
  void write(Behaviour behaviour) {
    String text =
        switch (kind) {
          case ITF -> indented(ItfTrace.of(behaviour));
          case TLC_JSON -> indented(TlcJsonTrace.of(behaviour));
          case TLA ->
              TlaTrace.of(behaviour, path.getFileName().toString().replaceFirst("\\.tla$", ""));
        };
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** The error of a result file that cannot be written. */
  static SpecException unwritable(Path path, IOException e) {
    return new SpecException(
        SpecException.Kind.SYSTEM, "cannot write " + path + ": " + e, SourceRange.NONE, e);
  }

  private static String indented(JsonNode json) {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(json)
        + "\n";
  }
}
