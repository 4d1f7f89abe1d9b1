package plumbline.tla.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.tla.Excerpt;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;

/** The tokens of a configuration, read one after the other. */
final class ConfigTokens {
  /** A token; the one after the last has an empty text. */
  record Token(String text, SourceRange at) {
    boolean is(String other) {
      return text.equals(other);
    }

    boolean isEnd() {
      return text.isEmpty();
    }

    /** A name, of a definition in an instance too: {@code I!Op}. */
    boolean isName() {
      return text.matches("\\w*[A-Za-z]\\w*(!\\w+)*");
    }

    boolean isNumber() {
      return text.matches("\\d+|\\\\[bB][01]+|\\\\[oO][0-7]+|\\\\[hH]\\p{XDigit}+");
    }

    boolean isString() {
      return text.startsWith("\"");
    }

    /** An operator's symbol: {@code +}, {@code \prec}. */
    boolean isSymbol() {
      return !isEnd()
          && !isName()
          && !isNumber()
          && !isString()
          && !text.matches("<-|[\\[\\]{},()=]");
    }
  }

  // Symbols of several characters stand before those that they begin with.
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\\\n"
              + "]|\\\\.)*\"|\\\\[bBoOhH]\\p{XDigit}+(?!\\w)|\\\\[A-Za-z]+|\\w+(?:!\\w+)*"
              + "|\\([+./-]\\)|\\(\\\\X\\)"
              + "|<-|-\\+->|<=>|::=|\\.\\.\\.|=>|=<|>=|<=|/=|\\+\\+|--|\\*\\*|//|\\^[\\^+*#]|@@|!!|##"
              + "|\\$\\$|\\?\\?|%%|&&|\\|\\||\\.\\.|\\|-|\\|=|-\\||=\\||<:|:>|:=|~>"
              + "|[-+*/^<>#$?%&|!~@=\\[\\]{},()\\\\]");
  private static final Pattern COMMENT_MARK = Pattern.compile("\\(\\*|\\*\\)");

  private final String file;
  private final String text;
  private final String[] lines;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  /** The position in the text from which the line and column below were counted. */
  private int counted;

  private int line = 1;
  private int lineStart;

  ConfigTokens(String file, String text) {
    this.file = file;
    this.text = text;
    this.lines = text.split("\n", -1);
    tokenize();
  }

  private void tokenize() {
    Matcher token = TOKEN.matcher(text);
    // What editors of other systems put before a text.
    int at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("\\*", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("(*", at)) {
        at = commentEnd(at);
      } else if (token.region(at, text.length()).lookingAt()) {
        tokens.add(new Token(token.group(), range(at, token.end())));
        at = token.end();
      } else {
        Token found = new Token(text.substring(at, at + 1), range(at, at + 1));
        throw error(
            found.is("\"") ? "the string is not closed in its line" : "this begins no token",
            found);
      }
    }
    tokens.add(new Token("", range(text.stripTrailing().length(), text.length())));
  }

  /** Comments nest. */
  private int commentEnd(int start) {
    Matcher mark = COMMENT_MARK.matcher(text);
    int depth = 0;
    for (int at = start; mark.find(at); at = mark.end()) {
      depth += mark.group().equals("(*") ? 1 : -1;
      if (depth == 0) {
        return mark.end();
      }
    }
    throw error("the comment is never closed with *)", new Token("", range(start, start + 2)));
  }

  private SourceRange range(int start, int end) {
    for (; counted < start; counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
        lineStart = counted + 1;
      }
    }
    int column = start - lineStart + 1;
    return new SourceRange(file, line, column, line, Math.max(column, column + end - start - 1));
  }

  Token peek() {
    return tokens.get(position);
  }

  /** The next token, whatever it is; the end is never passed. */
  Token take() {
    Token token = peek();
    position = Math.min(position + 1, tokens.size() - 1);
    return token;
  }

  boolean accept(String expected) {
    boolean accepted = peek().is(expected);
    if (accepted) {
      position++;
    }
    return accepted;
  }

  void expect(String expected) {
    if (!accept(expected)) {
      throw error("expected " + expected, peek());
    }
  }

  SpecException error(String message, Token at) {
    String found = at.isEnd() ? "" : ", found " + at.text();
    String excerpt = at.at().line() > lines.length ? "" : lines[at.at().line() - 1];
    return new SpecException(
        SpecException.Kind.CONFIG, message + found + Excerpt.of(excerpt, at.at()), at.at());
  }
}
