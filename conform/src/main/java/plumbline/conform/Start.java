package plumbline.conform;

import plumbline.trace.Event;

/** The event that a check begins with; those before it are skipped. */
public sealed interface Start {
  /** The first event that is a step. */
  record Any() implements Start {}

  /** The first event of that name. */
  record Named(String name) implements Start {}

  /** The event in that line of its file, counted from 1. */
  record AtLine(long line) implements Start {}

  /** Reads {@code any}, a line's number, or the name of an event. */
  static Start parse(String text) {
    if (text.equals("any")) {
      return new Any();
    }
    return text.matches("[0-9]{1,18}") ? new AtLine(Long.parseLong(text)) : new Named(text);
  }

  /** Whether it may be this event. */
  default boolean isAt(Event event) {
    return !event.isGap()
        && switch (this) {
          case Any _ -> true;
          case Named(String name) -> event.action().equals(name);
          case AtLine(long line) -> event.at().line() == line;
        };
  }

  /** What there is none of when no event is it. */
  default String missing() {
    return switch (this) {
      case Any _ -> "no event is a step of the spec";
      case Named(String name) -> "no event is called " + name;
      case AtLine(long line) -> "there is no event in line " + line;
    };
  }
}
