package plumbline.trace;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where something is in a JSON value: {@code $} is the whole of it, {@code $.msg.function} a member
 * of a member, {@code $['a b'][0]} the first element of a member whose name is no word.
 *
 * @param text as it was written
 * @param pointer the same for Jackson
 */
public record JsonPath(String text, JsonPointer pointer) {

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException when it is none; the message shows where and how to mend it
   */
  public static JsonPath parse(String text) {
    return new JsonPath(text, new Reader(text).pointer());
  }

  /** The member of that name at the top. */
  public static JsonPath member(String name) {
    String text = Reader.isWord(name) ? "$." + name : "$['" + name.replace("'", "\\'") + "']";
    return new JsonPath(text, JsonPointer.empty().appendProperty(name));
  }

  /** What stands there; a missing node when nothing does. */
  public JsonNode in(JsonNode line) {
    return line.at(pointer);
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    JsonPointer pointer() {
      if (!text.startsWith("$")) {
        throw wrong("a path begins with $, the whole line: $.name");
      }
      at = 1;
      List<Object> steps = new ArrayList<>();
      while (at < text.length()) {
        steps.add(
            switch (text.charAt(at)) {
              case '.' -> word();
              case '[' -> bracketed();
              default -> throw wrong("expected .name, ['name'] or [0]");
            });
      }
      JsonPointer pointer = JsonPointer.empty();
      for (Object step : steps) {
        pointer =
            step instanceof Integer index
                ? pointer.appendIndex(index)
                : pointer.appendProperty((String) step);
      }
      return pointer;
    }

    private String word() {
      int start = ++at;
      while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
        at++;
      }
      String word = text.substring(start, at);
      if (word.equals("*") || word.isEmpty()) {
        at = start;
        throw wrong(
            word.isEmpty() ? "expected a name" : "a path leads to one place; * leads to many");
      }
      return word;
    }

    private Object bracketed() {
      at++;
      if (at == text.length()) {
        throw wrong("expected 'name' or a number from 0, then ]");
      }
      char quote = text.charAt(at);
      Object step = quote == '\'' || quote == '"' ? quoted(quote) : index();
      if (at == text.length() || text.charAt(at) != ']') {
        throw wrong("expected ]");
      }
      at++;
      return step;
    }

    private String quoted(char quote) {
      StringBuilder name = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != quote; at++) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        name.append(text.charAt(at));
      }
      if (at == text.length()) {
        throw wrong("expected " + quote);
      }
      at++;
      return name.toString();
    }

    private Integer index() {
      int start = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      if (start == at || at - start > 9) {
        at = start;
        throw wrong("expected 'name' or a number from 0");
      }
      return Integer.valueOf(text.substring(start, at));
    }

    static boolean isWord(String name) {
      return name.matches("\\w[\\w-]*");
    }

    private IllegalArgumentException wrong(String expected) {
      return new IllegalArgumentException(
          "\"%s\" is no path: %s, at character %d".formatted(text, expected, at + 1));
    }
  }
}
