package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import plumbline.conform.binding.EventPlan.ArgPlan;
import plumbline.tla.Action;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What events say themselves of arguments, by parameter or by position. */
final class OwnArguments {
  private static final ArgPlan ANY = new ArgPlan.Any();

  private OwnArguments() {}

  static List<ArgPlan> none(Action action) {
    return Collections.nCopies(action.parameters().size(), ANY);
  }

  /** Those of one action; the others are not its. */
  static List<ArgPlan> of(Action action, ObjectNode args, Vocabulary vocabulary) {
    if (args.isEmpty()) {
      return none(action);
    }
    List<ArgPlan> own = new ArrayList<>(none(action));
    for (Map.Entry<String, JsonNode> arg : args.properties()) {
      OptionalInt place = vocabulary.parameter(action, arg.getKey());
      if (place.isPresent()) {
        own.set(place.getAsInt(), new ArgPlan.Exactly(arg.getValue()));
      }
    }
    return own;
  }

  /** The first argument that none of the actions has as a parameter; empty when there is none. */
  static String unknown(List<Action> actions, ObjectNode args, Vocabulary vocabulary) {
    for (Map.Entry<String, JsonNode> arg : args.properties()) {
      boolean known = false;
      for (Action action : actions) {
        known |= vocabulary.parameter(action, arg.getKey()).isPresent();
      }
      if (!known) {
        return arg.getKey();
      }
    }
    return "";
  }
}
