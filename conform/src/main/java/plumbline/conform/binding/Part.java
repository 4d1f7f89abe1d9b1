package plumbline.conform.binding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import plumbline.tla.Similar;
import plumbline.tla.SourceRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A piece of YAML that knows where it stands, and says what is wrong with it. */
final class Part {
  private static final String MERGE = "<<";

  private final Source source;
  private final Node node;

  Part(Source source, Node node) {
    this.source = source;
    this.node = node;
  }

  /** Where it stands; a piece of several lines is marked to the end of its first. */
  SourceRange at() {
    return source.range(node);
  }

  BindingException wrong(String message) {
    return source.wrong(message, at());
  }

  /** The same for a place within a text of one line, at an offset of its characters. */
  BindingException wrong(String message, int offset) {
    SourceRange at = at();
    boolean plain = node instanceof ScalarNode s && s.isPlain();
    int column = at.column() + offset + (plain ? 0 : 1);
    return at.line() == at.endLine() && column <= at.endColumn() + 1
        ? source.wrong(message, new SourceRange(at.file(), at.line(), column, at.line(), column))
        : wrong(message);
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isScalar() {
    return node instanceof ScalarNode;
  }

  /** Whether it is a word that YAML reads as a string. */
  boolean isText() {
    return node.getTag().equals(Tag.STR);
  }

  private boolean isPlain() {
    return node instanceof ScalarNode scalar && scalar.isPlain();
  }

  /** The characters of a scalar, whatever its type: {@code null} is the word as well. */
  String text(String expected) {
    if (node instanceof ScalarNode scalar && (scalar.isPlain() || isText())) {
      if (scalar.getValue().isEmpty()) {
        throw wrong("expected " + expected + ", found nothing");
      }
      return scalar.getValue();
    }
    throw wrong("expected " + expected + ", found " + kind());
  }

  /**
   * The characters of a scalar in which {@code #} may stand for "differs". After a blank YAML takes
   * it for a comment, which would cut the text off unseen.
   */
  String formula(String expected) {
    String text = text(expected);
    if (node instanceof ScalarNode scalar && scalar.isPlain() && source.commentAfter(node)) {
      throw wrong(
          "YAML ends this text at the # and takes the rest for a comment; put the text in single"
              + " quotes (or the comment on a line of its own)");
    }
    return text;
  }

  int number(String expected, int least) {
    if (node.getTag().equals(Tag.INT)) {
      try {
        int number = Integer.parseInt(((ScalarNode) node).getValue());
        if (number >= least) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw source.wrong("expected " + expected, at());
      }
    }
    throw wrong("expected " + expected + ", found " + kind());
  }

  boolean truth() {
    if (node.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(((ScalarNode) node).getValue());
    }
    throw wrong("expected true or false, found " + kind());
  }

  /** A scalar as JSON. */
  JsonNode json() {
    String text = text("a value");
    JsonNodeFactory json = JsonNodeFactory.instance;
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    } else if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(text));
    } else if (tag.equals(Tag.INT)) {
      return json.numberNode(new BigInteger(text));
    } else if (tag.equals(Tag.FLOAT)) {
      return decimal(text);
    } else {
      return json.stringNode(text);
    }
  }

  private JsonNode decimal(String text) {
    try {
      return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw source.wrong(text + " is no number that a log can hold", at());
    }
  }

  List<Part> list(String expected) {
    checkFinite();
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(n -> new Part(source, n)).toList();
    }
    throw wrong("expected " + expected + ", found " + kind());
  }

  private void checkFinite() {
    if (node.isRecursive()) {
      throw wrong("this refers to itself, so it has no end");
    }
  }

  /** The elements of a list, or the one thing that stands in its place. */
  List<Part> oneOrMore() {
    return node instanceof SequenceNode ? list("a list") : List.of(this);
  }

  /** The members of a map in their order. */
  List<Member> members(String expected) {
    checkFinite();
    if (!(node instanceof MappingNode map)) {
      throw wrong("expected " + expected + ", found " + kind());
    }
    Map<String, Member> members = new LinkedHashMap<>();
    List<Member> merged = new ArrayList<>();
    for (NodeTuple tuple : map.getValue()) {
      Part key = new Part(source, tuple.getKeyNode());
      Part value = new Part(source, tuple.getValueNode());
      String name = key.isList() ? key.at().toString() : key.text("a key");
      if (name.equals(MERGE) && value.isMap() && key.isPlain()) {
        merged.addAll(value.members(expected));
        continue;
      }
      Member before = members.put(name, new Member(name, key, value));
      if (before != null) {
        throw key.wrong(
            "%s stands here a second time; the first is in line %d"
                .formatted(name, before.key.at().line()));
      }
    }
    for (Member m : merged) {
      members.putIfAbsent(m.name, m);
    }
    return List.copyOf(members.values());
  }

  /** The members of a map that may have only these keys. */
  Map<String, Part> members(String expected, Collection<String> keys) {
    Map<String, Part> members = new LinkedHashMap<>();
    for (Member m : members(expected)) {
      if (!keys.contains(m.name)) {
        String hint = Similar.hint(m.name, keys);
        throw m.key.wrong(
            "%s is no key of %s%s"
                .formatted(
                    m.name,
                    expected,
                    hint.isEmpty() ? "; there are " + String.join(", ", keys) : hint));
      }
      members.put(m.name, m.value);
    }
    return members;
  }

  /** The value of a map of this one key. */
  Optional<Part> only(String key) {
    return node instanceof MappingNode map
            && map.getValue().size() == 1
            && map.getValue().getFirst().getKeyNode() instanceof ScalarNode s
            && s.getValue().equals(key)
        ? Optional.of(new Part(source, map.getValue().getFirst().getValueNode()))
        : Optional.empty();
  }

  /** What it is, in words. */
  String kind() {
    return switch (node) {
      case MappingNode _ -> "a map";
      case SequenceNode _ -> "a list";
      case ScalarNode s when s.getTag().equals(Tag.NULL) -> "nothing";
      case ScalarNode s -> s.isPlain() ? s.getValue() : "\"" + s.getValue() + "\"";
      default -> "a " + node.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
    };
  }

  /** A member of a map. */
  record Member(String name, Part key, Part value) {}

  /** A file's text, from which errors quote. */
  record Source(String file, String text) {
    BindingException wrong(String message, SourceRange at) {
      return wrong(message, at, null);
    }

    BindingException wrong(String message, SourceRange at, Throwable cause) {
      String line = text.lines().skip(Math.max(0, at.line() - 1L)).findFirst().orElse("");
      String excerpt = at.line() == 0 || line.isBlank() ? "" : plumbline.tla.Excerpt.of(line, at);
      return new BindingException(message, at, excerpt, cause);
    }

    SourceRange range(Node node) {
      Mark start = node.getStartMark().orElseThrow();
      Mark end = node.getEndMark().orElse(start);
      boolean oneLine = start.getLine() == end.getLine();
      return new SourceRange(
          file,
          start.getLine() + 1,
          start.getColumn() + 1,
          start.getLine() + 1,
          oneLine
              ? Math.max(end.getColumn(), start.getColumn() + 1)
              : line(start.getLine()).length());
    }

    private String line(int index) {
      return text.lines().skip(index).findFirst().orElse("");
    }

    private boolean commentAfter(Node node) {
      Mark end = node.getEndMark().orElseThrow();
      String line = line(end.getLine());
      return end.getColumn() <= line.length()
          && line.substring(end.getColumn()).stripLeading().startsWith("#");
    }
  }

  /** The first words of many, for a message. */
  static String some(Collection<String> names) {
    return names.stream().limit(10).collect(Collectors.joining(", "))
        + (names.size() > 10 ? ", ... (" + names.size() + " in all)" : "");
  }
}
