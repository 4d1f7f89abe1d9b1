package plumbline.conform.report;

import java.util.stream.Stream;

/**
 * A page whose parts have headings of some level.
 *
 * @param level that of a part's heading: 2 where the page is about one trace, 3 where each trace
 *     has a heading of its own
 */
record Sections(Markup html, int level) {
  /** The heading of a part. */
  void part(String text, String... attributes) {
    heading(level, "part", text, attributes);
  }

  /** A heading within a part. */
  void sub(String text) {
    heading(level + 1, "sub", text);
  }

  private void heading(int of, String kind, String text, String... attributes) {
    html.element("h" + of, text, all(kind, attributes)).line();
  }

  /** Opens a heading within a part, for more than plain text; {@link #closeSub} ends it. */
  Markup openSub() {
    return html.open("h" + (level + 1), "class", "sub");
  }

  void closeSub() {
    html.close("h" + (level + 1)).line();
  }

  private static String[] all(String kind, String... attributes) {
    return Stream.concat(Stream.of("class", kind), Stream.of(attributes)).toArray(String[]::new);
  }
}
