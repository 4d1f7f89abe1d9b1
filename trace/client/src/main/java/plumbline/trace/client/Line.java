package plumbline.trace.client;

/** What a caller says of an event, encoded. Used again for later events. */
final class Line {
  private final Json action;
  private final Section args;
  private final Section vars;
  private final Section before;

  Line(Values values, int longest) {
    this.action = new Json(longest);
    this.args = new Section("argument", values, longest);
    this.vars = new Section("variable", values, longest);
    this.before = new Section("earlier variable", values, longest);
  }

  void begin(String name) {
    action.cutTo(0);
    action.string(name);
    args.clear();
    vars.clear();
    before.clear();
  }

  Json action() {
    return action;
  }

  Section args() {
    return args;
  }

  Section vars() {
    return vars;
  }

  Section before() {
    return before;
  }

  /** How many bytes its parts have. */
  long length() {
    return (long) action.length() + args.length() + vars.length() + before.length();
  }

  /** How many bytes it holds on to. */
  long capacity() {
    return (long) action.bytes().length
        + args.bytes().length
        + vars.bytes().length
        + before.bytes().length;
  }

  boolean overrun() {
    return action.overrun() || args.overrun() || vars.overrun() || before.overrun();
  }
}
