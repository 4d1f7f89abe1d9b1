package plumbline.explore.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumbline.tla.text.Changes;
import plumbline.tla.text.WrappedText;
import plumbline.tla.value.Value;

/** A behaviour as text: for each step a title and the lines that say what changed. */
public final class BehaviourText {
  /**
   * A step.
   *
   * @param title its number and its action with arguments
   * @param lines what holds from here on, one or more lines for each changed place
   */
  public record StepText(String title, List<String> lines) {}

  private BehaviourText() {}

  /**
   * Writes a behaviour.
   *
   * @param full whole states, where otherwise each shows what the step changed
   */
  public static List<StepText> of(Behaviour behaviour, boolean full) {
    List<StepText> all = new ArrayList<>();
    Map<String, Value> before = Map.of();
    for (Behaviour.Step step : behaviour.steps()) {
      List<String> lines = new ArrayList<>();
      for (Map.Entry<String, Value> shown : step.shown().entrySet()) {
        Value old = before.get(shown.getKey());
        if (full || old == null) {
          lines.addAll(WrappedText.lines(shown.getKey(), shown.getValue()));
        } else {
          for (Changes.Change change : Changes.of(shown.getKey(), old, shown.getValue())) {
            lines.addAll(change.lines());
          }
        }
      }
      if (lines.isEmpty()) {
        lines.add("nothing changes");
      }
      all.add(new StepText(step.number() + ": " + step.title(), lines));
      before = step.shown();
    }
    return all;
  }
}
