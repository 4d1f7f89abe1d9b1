package plumbline.conform.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.Action;

/**
 * What the lines of a log may mean, as far as names and values tell.
 *
 * @param preset the format, where it is known and not the native one
 * @param fields paths of the event's parts, by part
 * @param lets paths of values that are arguments of several events, by parameter
 * @param events in the order of the log
 * @param vars observations that every line seems to make
 * @param order the order that the log seems to have
 * @param foreignValues values of an argument in the log that the spec does not have, in words
 */
record Proposal(
    Optional<String> preset,
    Map<String, Path> fields,
    Map<String, Path> lets,
    List<OfEvent> events,
    List<OfVariable> vars,
    String order,
    Optional<String> foreignValues) {

  /**
   * A path.
   *
   * @param sure whether name or values agree with what it stands for
   */
  record Path(String text, boolean sure) {}

  /** An event, and the action that it may be. */
  record OfEvent(
      String name, int count, Optional<Action> action, boolean sure, Map<String, Path> args) {}

  /** A variable, or a point of it, and the path whose value it may have. */
  record OfVariable(String place, Path path) {}
}
