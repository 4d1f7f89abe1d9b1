package plumbline.cli;

/** Emphasis on a terminal; plain text elsewhere. */
enum Style {
  PLAIN,
  COLOURED;

  String strong(String text) {
    return with("1", text);
  }

  String good(String text) {
    return with("1;32", text);
  }

  String bad(String text) {
    return with("1;31", text);
  }

  String faint(String text) {
    return with("2", text);
  }

  private String with(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
