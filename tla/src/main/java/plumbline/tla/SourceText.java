package plumbline.tla;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads places of source files; each file once. */
public final class SourceText {
  private final Map<String, List<String>> files = new HashMap<>();

  /**
   * @param known texts to read instead of the files of these names, one character for each byte
   */
  public SourceText(Map<String, String> known) {
    known.forEach((file, text) -> files.put(file, text.lines().toList()));
  }

  /**
   * The text at a place in one line, without comments, and with one blank for any white space;
   * empty where there is no such text: in a module that is built in, or a file that is gone.
   */
  public synchronized String of(SourceRange at) {
    List<String> lines = files.computeIfAbsent(at.file(), SourceText::read);
    if (at.line() < 1 || at.endLine() > lines.size()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = at.line(); i <= at.endLine(); i++) {
      String line = Excerpt.printable(Excerpt.decoded(lines.get(i - 1)));
      int end = i == at.endLine() ? Math.min(at.endColumn(), line.length()) : line.length();
      int start = i == at.line() ? at.column() - 1 : 0;
      text.append(line, Math.min(start, end), end).append('\n');
    }
    return withoutComments(text).strip().replaceAll("\\s+", " ");
  }

  private static List<String> read(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String withoutComments(CharSequence text) {
    StringBuilder kept = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
      if (depth == 0 && c == '"') {
        quoted = !quoted;
      }
      if (!quoted && c == '(' && next == '*') {
        depth++;
        i++;
      } else if (depth > 0) {
        if (c == '*' && next == ')') {
          depth--;
          i++;
        }
      } else if (!quoted && c == '\\' && next == '*') {
        while (i + 1 < text.length() && text.charAt(i + 1) != '\n') {
          i++;
        }
      } else {
        kept.append(c);
        if (quoted && c == '\\') {
          kept.append(next);
          i++;
        }
      }
    }
    return kept.toString();
  }
}
