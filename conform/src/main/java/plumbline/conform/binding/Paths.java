package plumbline.conform.binding;

import java.util.Map;
import plumbline.tla.Similar;
import plumbline.trace.JsonPath;

/** Finds and reads what begins with {@code $} in a longer text. */
final class Paths {
  private Paths() {}

  /** The error of a text, at an offset of its characters. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int offset;

    Wrong(String message, int offset) {
      super(message);
      this.offset = offset;
    }

    int offset() {
      return offset;
    }
  }

  /**
   * Where a path ends that begins at an offset: after the last of its names and brackets.
   *
   * @param dashes whether a name may have dashes within; not where a dash may be a minus
   */
  static int end(String text, int start, boolean dashes) {
    int at = name(text, start + 1, dashes);
    while (at < text.length()) {
      if (text.charAt(at) == '.' && name(text, at + 1, dashes) > at + 1) {
        at = name(text, at + 1, dashes);
      } else if (text.charAt(at) == '[' && at > start) {
        at = bracket(text, at);
      } else {
        break;
      }
    }
    boolean optional = at < text.length() && text.charAt(at) == '?';
    return optional ? at + 1 : at;
  }

  private static int name(String text, int start, boolean dashes) {
    int at = start;
    while (at < text.length() && (isWord(text, at) || (dashes && isDash(text, at)))) {
      at++;
    }
    return at;
  }

  private static boolean isWord(String text, int at) {
    return Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_';
  }

  private static boolean isDash(String text, int at) {
    return text.charAt(at) == '-' && at + 1 < text.length() && isWord(text, at + 1);
  }

  private static int bracket(String text, int start) {
    char quote = 0;
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote == 0 && c == ']') {
        return at + 1;
      } else if (quote != 0 && c == '\\') {
        at++;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      }
    }
    throw new Wrong("the [ has no ]", start);
  }

  /**
   * What a text that begins with {@code $} stands for: a path of the line, or a name of {@code
   * let}.
   *
   * @param offset where the text stands, for the error
   */
  static Term.Json read(String text, Map<String, Term.Json> lets, int offset) {
    if (text.length() > 1 && (Character.isLetter(text.charAt(1)) || text.charAt(1) == '_')) {
      Term.Json let = lets.get(text.substring(1));
      if (let == null) {
        String name = text.substring(1);
        throw new Wrong(
            "%s is no name of let%s; the member of that name of the line is $.%s"
                .formatted(name, Similar.hint(name, lets.keySet()), name),
            offset);
      }
      return let;
    }
    boolean optional = text.endsWith("?");
    return new Term.Path(
        path(optional ? text.substring(0, text.length() - 1) : text, offset), optional);
  }

  /** A path of the line. */
  static JsonPath path(String text, int offset) {
    try {
      return JsonPath.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Wrong(e.getMessage(), offset);
    }
  }
}
