package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.conform.binding.Binding.Constant;
import plumbline.conform.binding.Binding.FromTrace;
import plumbline.conform.binding.Binding.Lines;
import plumbline.trace.JsonPath;

/** Reads which constants a trace gives. */
final class ConstantReader {
  private static final List<String> KINDS = List.of("values", "first", "last");
  private static final List<String> KEYS =
      List.of("values", "first", "last", "by", "when", "leading");
  private static final Pattern CALL = Pattern.compile("(nodes|values|first|last)\\((.*)\\)");

  private final TermReader terms;

  ConstantReader(TermReader terms) {
    this.terms = terms;
  }

  List<Constant> read(Part part) {
    List<Constant> constants = new ArrayList<>();
    for (Part.Member m : part.members("a map of constants")) {
      constants.add(new Constant(m.name(), values(m.value()), m.key().at()));
    }
    return List.copyOf(constants);
  }

  List<FromTrace> values(Part part) {
    return part.oneOrMore().stream().map(this::value).toList();
  }

  private FromTrace value(Part part) {
    if (part.isMap()) {
      return map(part);
    }
    String text = part.text("nodes(), values($.path), first($.path), last($.path), or TLA+ text");
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      return new FromTrace.Text(text);
    }
    String argument = call.group(2).strip();
    int offset = call.start(2);
    return switch (call.group(1)) {
      case "nodes" -> {
        if (!argument.isEmpty()) {
          throw part.wrong("nodes() takes no path; values(%s) does".formatted(argument));
        }
        yield new FromTrace.Nodes();
      }
      case "values" ->
          new FromTrace.Values(TermReader.located(part, () -> many(argument, offset)), Lines.ALL);
      default ->
          new FromTrace.One(
              TermReader.located(part, () -> Paths.path(argument, offset)),
              call.group(1).equals("last"),
              Optional.empty(),
              Lines.ALL);
    };
  }

  private FromTrace map(Part part) {
    Map<String, Part> keys = part.members("a constant of the trace", KEYS);
    List<String> kinds = KINDS.stream().filter(keys::containsKey).toList();
    if (kinds.size() != 1) {
      throw part.wrong("expected one of values, first, last: {last: $.path, by: $.node}");
    }
    Part path = keys.get(kinds.getFirst());
    Lines lines =
        new Lines(
            Optional.ofNullable(keys.get("when")).map(terms::condition),
            Optional.ofNullable(keys.get("leading")).map(RuleReader::names).orElse(List.of()));
    if (kinds.getFirst().equals("values")) {
      if (keys.containsKey("by")) {
        throw keys.get("by").wrong("by goes with first or last");
      }
      String text = path.text("a path");
      return new FromTrace.Values(TermReader.located(path, () -> many(text, 0)), lines);
    }
    return new FromTrace.One(
        TermReader.path(path),
        kinds.getFirst().equals("last"),
        Optional.ofNullable(keys.get("by")).map(TermReader::path),
        lines);
  }

  /** A path of several parts, between which each element is meant. */
  private static List<JsonPath> many(String text, int offset) {
    List<JsonPath> parts = new ArrayList<>();
    for (String piece : text.split("\\[\\*]", -1)) {
      parts.add(Paths.path(parts.isEmpty() ? piece : "$" + piece, offset));
    }
    return List.copyOf(parts);
  }
}
