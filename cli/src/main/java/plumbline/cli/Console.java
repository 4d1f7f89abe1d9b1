package plumbline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command writes to.
 *
 * @param out results
 * @param err progress and errors
 * @param colour whether results may be coloured
 * @param errColour whether errors may be coloured
 * @param live whether {@code err} is a terminal, on which a line can be rewritten
 */
record Console(PrintStream out, PrintStream err, boolean colour, boolean errColour, boolean live) {

  /**
   * The process's own streams, in UTF-8. Which of them are terminals is known to the launcher, not
   * to Java; it says so in the properties {@code plumbline.terminal.out} and {@code .err}.
   */
  static Console ofProcess() {
    boolean out = Boolean.getBoolean("plumbline.terminal.out");
    boolean err = Boolean.getBoolean("plumbline.terminal.err");
    String noColour = System.getenv("NO_COLOR");
    boolean colour =
        (noColour == null || noColour.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        out && colour,
        err && colour,
        err && !"dumb".equals(System.getenv("TERM")));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  Style style() {
    return colour ? Style.COLOURED : Style.PLAIN;
  }

  Style errStyle() {
    return errColour ? Style.COLOURED : Style.PLAIN;
  }
}
