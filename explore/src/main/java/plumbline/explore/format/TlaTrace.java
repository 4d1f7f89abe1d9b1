package plumbline.explore.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plumbline.tla.Action;
import plumbline.tla.SourceRange;
import plumbline.tla.value.AnySet;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;

/**
 * A behaviour as a TLA+ module that other modules can extend: {@code Trace} is the sequence of the
 * states as records, {@code CounterExample} the value that TLC's {@code -dumpTrace tla} writes.
 * Model values are declared as constants, which whoever extends the module assigns.
 */
public final class TlaTrace {
  private TlaTrace() {}

  /**
   * The module's text.
   *
   * @param module its name, which must be that of its file
   */
  public static String of(Behaviour behaviour, String module) {
    StringBuilder text = new StringBuilder();
    text.append("---- MODULE ").append(module).append(" ----\n");
    text.append("\\* A behaviour of ").append(behaviour.module());
    text.append(", found by plumbline explore.\n");
    text.append("LOCAL INSTANCE Integers\nLOCAL INSTANCE TLC\n");
    Set<String> models = new TreeSet<>();
    for (Behaviour.Step step : behaviour.steps()) {
      step.shown().values().forEach(v -> models(v, models));
      step.arguments().forEach(v -> models(v, models));
    }
    if (!models.isEmpty()) {
      text.append("CONSTANTS ").append(String.join(", ", models)).append('\n');
    }
    text.append("\nTrace ==\n  <<\n");
    for (Behaviour.Step step : behaviour.steps()) {
      boolean last = step.number() == behaviour.steps().size();
      text.append("    \\* ").append(step.number()).append(": ").append(comment(step.title()));
      text.append("\n    ").append(record(step.shown(), "\n      "));
      text.append(last ? "\n" : ",\n");
    }
    text.append("  >>\n\nCounterExample ==\n");
    text.append("  [action |-> {").append(actions(behaviour)).append("},\n");
    text.append("   state |-> {");
    text.append(
        behaviour.steps().stream().map(TlaTrace::numbered).collect(Collectors.joining(", ")));
    return text.append("}]\n====\n").toString();
  }

  /** The name of the module that a place is in. */
  static String module(SourceRange at) {
    String file = at.file().substring(at.file().replace('\\', '/').lastIndexOf('/') + 1);
    return file.endsWith(".tla") ? file.substring(0, file.length() - 4) : file;
  }

  private static String comment(String title) {
    return title.replace('\n', ' ');
  }

  private static String numbered(Behaviour.Step step) {
    return "<<" + step.number() + ", Trace[" + step.number() + "]>>";
  }

  private static String record(Map<String, Value> fields, String separator) {
    return fields.entrySet().stream()
        .map(e -> e.getKey() + " |-> " + e.getValue())
        .collect(Collectors.joining("," + separator, "[", "]"));
  }

  private static String actions(Behaviour behaviour) {
    List<String> edges = new ArrayList<>();
    for (int i = 1; i < behaviour.steps().size(); i++) {
      Behaviour.Step step = behaviour.steps().get(i);
      String from = numbered(behaviour.steps().get(i - 1));
      step.action()
          .ifPresent(
              a ->
                  edges.add(
                      "\n     <<"
                          + String.join(", ", from, action(a, step.arguments()), numbered(step))
                          + ">>"));
    }
    return String.join(",", edges);
  }

  private static String action(Action action, List<Value> arguments) {
    SourceRange at = action.at();
    String location =
        "[beginLine |-> %d, beginColumn |-> %d, endLine |-> %d, endColumn |-> %d, module |-> \"%s\"]"
            .formatted(at.line(), at.column(), at.endLine(), at.endColumn(), module(at));
    String text = "[name |-> \"" + action.name() + "\", location |-> " + location;
    if (!arguments.isEmpty()) {
      List<String> context = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        context.add(action.parameters().get(i) + " |-> " + arguments.get(i));
      }
      String parameters =
          action.parameters().stream().collect(Collectors.joining("\", \"", "<<\"", "\">>"));
      text += ", context |-> [" + String.join(", ", context) + "], parameters |-> " + parameters;
    }
    return text + "]";
  }

  private static void models(Value value, Set<String> into) {
    switch (value) {
      case ModelValue m -> into.add(m.name());
      case AnySet set when set.isEnumerable() -> {
        ValueIterator elements = set.iterator();
        for (Value e = elements.next(); e != null; e = elements.next()) {
          models(e, into);
        }
      }
      case FunctionValue f -> {
        for (int i = 0; i < f.count(); i++) {
          models(f.keyAt(i), into);
          models(f.valueAt(i), into);
        }
      }
      default -> {}
    }
  }
}
