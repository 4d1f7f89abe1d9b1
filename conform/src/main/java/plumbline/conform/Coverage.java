package plumbline.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How often the actions of a spec were taken by what was logged.
 *
 * @param actions in the spec's order
 */
public record Coverage(List<OfAction> actions) {
  /**
   * One action.
   *
   * @param name its name
   * @param events how many events it explains; an event that several actions explain counts for
   *     each
   * @param arguments with which arguments it was seen, printed and sorted; not complete where there
   *     are more than {@link #MOST_ARGUMENTS}
   */
  public record OfAction(String name, long events, List<String> arguments) {}

  /** That of no trace. */
  public static final Coverage NONE = new Coverage(List.of());

  /** Of how many argument lists of an action a coverage keeps the text. */
  public static final int MOST_ARGUMENTS = 1000;

  /** The coverage of several traces of one spec together. */
  public static Coverage merged(List<Coverage> all) {
    Map<String, Long> events = new LinkedHashMap<>();
    Map<String, TreeSet<String>> arguments = new LinkedHashMap<>();
    for (Coverage c : all) {
      for (OfAction a : c.actions) {
        events.merge(a.name, a.events, Long::sum);
        arguments.computeIfAbsent(a.name, n -> new TreeSet<>()).addAll(a.arguments);
      }
    }
    List<OfAction> merged = new ArrayList<>();
    events.forEach(
        (name, count) ->
            merged.add(
                new OfAction(
                    name, count, arguments.get(name).stream().limit(MOST_ARGUMENTS).toList())));
    return new Coverage(merged);
  }

  /** The actions that no event took. */
  public List<String> neverTaken() {
    return actions.stream().filter(a -> a.events == 0).map(OfAction::name).toList();
  }
}
