package plumbline.conform.report;

/** HTML that grows; every text is escaped. */
final class Markup {
  private final StringBuilder html = new StringBuilder();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turns
   */
  Markup open(String name, String... attributes) {
    html.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      html.append('"');
    }
    html.append('>');
    return this;
  }

  Markup close(String name) {
    html.append("</").append(name).append('>');
    return this;
  }

  /** An element that holds a text. */
  Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close(name);
  }

  Markup text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        default -> html.append(c);
      }
    }
    return this;
  }

  /** What is markup already. */
  Markup raw(String markup) {
    html.append(markup);
    return this;
  }

  Markup line() {
    html.append('\n');
    return this;
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
