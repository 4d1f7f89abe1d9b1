package plumbline.trace.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import plumbline.trace.Events;
import plumbline.trace.Fields;
import plumbline.trace.JsonPath;
import plumbline.trace.Place;
import plumbline.trace.ReadOptions;
import plumbline.trace.TraceException;
import plumbline.trace.TraceFile;
import plumbline.trace.input.EdnValues;
import plumbline.trace.input.Head;
import plumbline.trace.input.JsonValues;
import plumbline.trace.input.LineRecords;
import plumbline.trace.input.Records;
import plumbline.trace.input.ShiVizLines;
import plumbline.trace.input.Unpacked;
import tools.jackson.databind.JsonNode;

/** Which format a file is in. */
public final class Formats {
  private record Format(String name, Predicate<JsonNode> looksLike, Supplier<Reader> reader) {}

  private static final Place NOWHERE = new Place("the stream", 0);
  private static final String NATIVE = "native";
  private static final String SHIVIZ = "shiviz";
  private static final String JEPSEN = "jepsen";

  /** The surest first. */
  private static final List<Format> OF_JSON =
      List.of(
          new Format("etcd-raft", EtcdRaft::looksLike, EtcdRaft::new),
          new Format("ccf-raft", CcfRaft::looksLike, CcfRaft::new),
          new Format("otlp", Otlp::looksLike, Otlp::new),
          new Format("itf", Itf::looksLike, Itf::new),
          new Format("tlc-json", TlcJson::looksLike, TlcJson::new),
          new Format(JEPSEN, Jepsen::looksLike, Jepsen::new),
          new Format(
              "trace-validation-tools",
              TraceValidationTools::looksLike,
              TraceValidationTools::new));

  /** The names of all formats. */
  public static final List<String> NAMES =
      List.of(
          NATIVE,
          "etcd-raft",
          "ccf-raft",
          "trace-validation-tools",
          "itf",
          "tlc-json",
          JEPSEN,
          SHIVIZ,
          "otlp");

  private Formats() {}

  /** Opens a file, see {@link Events#open}. */
  public static Events open(TraceFile file, ReadOptions options) {
    options.preset().ifPresent(name -> refuseUnknown(name, file));
    Unpacked input = Unpacked.open(file);
    try {
      return open(input, options);
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private static void refuseUnknown(String preset, TraceFile file) {
    if (!NAMES.contains(preset)) {
      throw new TraceException(
          "there is no preset \"%s\"; there are %s".formatted(preset, String.join(", ", NAMES)),
          new Place(file.name(), 0));
    }
  }

  /**
   * A reader of messages.
   *
   * @param first the first one, by which the format is recognised where the options name none
   * @throws TraceException when the format is none of single messages
   */
  public static Reader ofMessages(JsonNode first, ReadOptions options) {
    if (options.pattern().isPresent()) {
      return new LineReader(withArguments(options.fields(), options.pattern().get()), false);
    }
    boolean foreign = !options.fields().isNative();
    String name = options.preset().orElseGet(() -> foreign ? NATIVE : recognised(List.of(first)));
    if (name.equals(NATIVE)) {
      return new LineReader(options.fields(), !foreign && options.preset().isEmpty());
    }
    return ofJson(name)
        .orElseThrow(
            () ->
                new TraceException(name + " is a format of whole files, not of messages", NOWHERE))
        .reader
        .get();
  }

  private static Events open(Unpacked input, ReadOptions options) {
    if (options.pattern().isPresent()) {
      Pattern pattern = options.pattern().get();
      return new ReadEvents(
          "pattern",
          LineRecords.ofText(input, pattern, options.longestLine(), options.ignore()),
          new LineReader(withArguments(options.fields(), pattern), false));
    }
    Head head = Head.of(input);
    boolean foreign = !options.fields().isNative();
    String name = options.preset().orElseGet(() -> foreign ? NATIVE : recognised(head));
    return switch (name) {
      case NATIVE ->
          new ReadEvents(
              foreign ? "fields" : NATIVE,
              json(input, head, options),
              new LineReader(options.fields(), !foreign && options.preset().isEmpty()));
      case SHIVIZ ->
          new ReadEvents(name, new ShiVizLines(input, options.longestLine()), new ShiViz());
      case JEPSEN ->
          new ReadEvents(
              name,
              head.isEdn()
                  ? new EdnValues(input, options.longestLine())
                  : json(input, head, options),
              new Jepsen());
      default ->
          new ReadEvents(name, json(input, head, options), ofJson(name).orElseThrow().reader.get());
    };
  }

  private static Records json(Unpacked input, Head head, ReadOptions options) {
    return head.isLines()
        ? LineRecords.ofJson(input, options.longestLine(), options.ignore())
        : new JsonValues(input, options.longestLine());
  }

  /** What is not recognised is native, so that its first line says what is wrong with it. */
  private static String recognised(Head head) {
    if (head.isEdn()) {
      return JEPSEN;
    }
    if (!head.isJson() && ShiViz.looksLike(head.firstLine())) {
      return SHIVIZ;
    }
    return recognised(head.samples());
  }

  private static String recognised(List<JsonNode> samples) {
    return OF_JSON.stream()
        .filter(f -> samples.stream().anyMatch(f.looksLike))
        .findFirst()
        .map(Format::name)
        .orElse(NATIVE);
  }

  private static Optional<Format> ofJson(String name) {
    return OF_JSON.stream().filter(format -> format.name.equals(name)).findFirst();
  }

  /** Groups of a pattern that are no parts of an event are its arguments. */
  private static Fields withArguments(Fields fields, Pattern pattern) {
    if (fields.paths().containsKey("args") || fields.maps().containsKey("args")) {
      return fields;
    }
    Fields with = fields;
    Map<String, JsonPath> arguments = new TreeMap<>();
    for (String group : pattern.namedGroups().keySet()) {
      JsonPath path = JsonPath.member(group);
      if (!LineReader.NATIVE.contains(group) && !fields.paths().containsValue(path)) {
        arguments.put(group, path);
      }
    }
    return with.with("args", arguments);
  }
}
