package plumbline.conform.binding;

/** The name of an event as a binding writes it: {@code *} stands for any letters. */
final class NamePattern {
  private NamePattern() {}

  static boolean isExact(String name) {
    return name.indexOf('*') < 0;
  }

  static boolean matches(String name, String event) {
    int star = name.indexOf('*');
    if (star < 0) {
      return name.equals(event);
    }
    return event.length() >= star
        && event.startsWith(name.substring(0, star))
        && matchesBehind(name, star + 1, event, star);
  }

  /** Whether the pattern from there on matches some end of the event's name that begins there. */
  private static boolean matchesBehind(String name, int from, String event, int start) {
    int star = name.indexOf('*', from);
    if (star < 0) {
      String end = name.substring(from);
      return event.length() - start >= end.length() && event.endsWith(end);
    }
    String part = name.substring(from, star);
    int found = event.indexOf(part, start);
    return found >= 0 && matchesBehind(name, star + 1, event, found + part.length());
  }
}
