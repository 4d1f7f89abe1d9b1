package plumbline.conform.binding;

import java.util.regex.Pattern;

/** The name of an event as a binding writes it: {@code *} stands for any letters. */
final class NamePattern {
  private NamePattern() {}

  static boolean isExact(String name) {
    return name.indexOf('*') < 0;
  }

  static boolean matches(String name, String event) {
    return isExact(name)
        ? name.equals(event)
        : Pattern.matches(Pattern.quote(name).replace("*", "\\E.*\\Q"), event);
  }
}
