package plumbline.conform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingFile;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was logged of a behaviour, in the order in which it happened.
 *
 * @param hidden what need not have been logged
 * @param stages the steps that lines of these names stand for
 */
record Log(List<Line> lines, List<Line.Hidden> hidden, SortedMap<String, List<Line.Stage>> stages) {
  static final Log EMPTY = new Log(List.of(), List.of(), new TreeMap<>());

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** How much of a behaviour is logged, each a share from 0 to 1. */
  record Detail(double names, double args, double vars, double before) {
    static Detail any(Random random) {
      return new Detail(
          random.nextInt(3) == 0 ? random.nextDouble() : 1,
          random.nextInt(3) / 2.0,
          random.nextInt(4) / 3.0,
          random.nextInt(3) == 0 ? random.nextDouble() : 0);
    }
  }

  /** Logs every step, with as much of it as the detail says. */
  static Log of(Spec spec, Walk walk, Detail detail, Random random) {
    List<Line> lines = new ArrayList<>();
    for (Walk.Step step : walk.steps()) {
      ObjectNode args = args(step, detail, random);
      ObjectNode before = vars(spec, step.from(), detail.before, random);
      ObjectNode vars = vars(spec, step.to(), detail.vars, random);
      boolean isNamed =
          random.nextDouble() < detail.names
              || (args.isEmpty() && before.isEmpty() && vars.isEmpty());
      lines.add(Line.step(isNamed ? step.action().name() : "", args, before, vars));
    }
    return new Log(lines, List.of(), new TreeMap<>());
  }

  private static ObjectNode args(Walk.Step step, Detail detail, Random random) {
    ObjectNode args = JSON.objectNode();
    List<String> parameters = step.action().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      boolean byName = Collections.frequency(parameters, parameters.get(i)) == 1;
      String name = byName ? parameters.get(i) : String.valueOf(i + 1);
      if (random.nextDouble() < detail.args) {
        Sight.whole(step.arguments()[i]).ifPresent(json -> args.set(name, json));
      }
    }
    return args;
  }

  private static ObjectNode vars(Spec spec, State state, double share, Random random) {
    ObjectNode vars = JSON.objectNode();
    for (int v = 0; v < state.size(); v++) {
      Value value = state.get(v);
      String name = spec.variables().get(v);
      if (random.nextDouble() < share) {
        Sight.part(value, random).ifPresent(json -> vars.set(name, json));
      }
    }
    return vars;
  }

  /** The same with lines left out that need not be there, or one for two steps. */
  Log varied(Walk walk, Random random) {
    return switch (random.nextInt(4)) {
      case 0, 1 -> hiding(walk, random);
      case 2 -> joining(random);
      default -> this;
    };
  }

  /** The same without the lines of some actions, never more in a row than is then allowed. */
  private Log hiding(Walk walk, Random random) {
    Set<String> names = new TreeSet<>();
    walk.steps().forEach(s -> names.add(s.action().name()));
    names.removeIf(n -> random.nextInt(3) > 0);
    if (names.isEmpty()) {
      return this;
    }
    int most = 1 + random.nextInt(2);
    List<Line> left = new ArrayList<>();
    int inARow = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean hide = names.contains(walk.steps().get(i).action().name()) && inARow < most;
      inARow = hide ? inARow + 1 : 0;
      if (!hide) {
        left.add(lines.get(i));
      }
    }
    return new Log(left, List.of(new Line.Hidden(names, most)), stages);
  }

  /** The same with one line for two steps in a row, the first of which may be optional. */
  private Log joining(Random random) {
    int at = lines.size() < 2 ? 0 : random.nextInt(lines.size() - 1);
    if (lines.size() < 2
        || lines.get(at).action().isEmpty()
        || lines.get(at + 1).action().isEmpty()) {
      return this;
    }
    Line first = lines.get(at);
    Line second = lines.get(at + 1);
    boolean optional = random.nextBoolean();
    String name = first.action() + (optional ? "? " : " ") + second.action();
    SortedMap<String, List<Line.Stage>> more = new TreeMap<>(stages);
    more.put(
        name,
        List.of(new Line.Stage(first.action(), optional), new Line.Stage(second.action(), false)));
    List<Line> joined = new ArrayList<>(lines);
    joined.remove(at);
    joined.set(at, Line.step(name, JSON.objectNode(), first.before(), second.vars()));
    return new Log(joined, hidden, more);
  }

  /** The same with some lines that may not have happened besides. */
  Log doubting(Random random) {
    List<Line> more = new ArrayList<>(lines);
    for (int i = random.nextInt(3); i > 0 && !lines.isEmpty(); i--) {
      more.add(
          random.nextInt(more.size() + 1), lines.get(random.nextInt(lines.size())).asOptional());
    }
    return new Log(more, hidden, stages);
  }

  /** The same with some lines in a row lost, as the logger says. */
  Log losing(Random random) {
    List<Line> left = new ArrayList<>(lines);
    int from = random.nextInt(left.size());
    int lost = 1 + random.nextInt(2);
    for (int i = 0; i < lost && from < left.size(); i++) {
      left.remove(from);
    }
    left.add(from, Line.gap(lost));
    return new Log(left, hidden, stages);
  }

  /** The same with something wrong in it, which need not show. */
  Log mutated(Random random) {
    List<Line> changed = new ArrayList<>(lines);
    if (changed.isEmpty()) {
      return this;
    }
    int at = random.nextInt(changed.size());
    int other = random.nextInt(changed.size());
    switch (random.nextInt(6)) {
      case 0 -> changed.remove(at);
      case 1 -> Collections.swap(changed, at, other);
      case 2 -> changed.add(at, changed.get(other));
      case 3 ->
          mixed(changed.get(at).vars(), lines.stream().map(Line::vars).toList(), random)
              .ifPresent(vars -> changed.set(at, changed.get(at).withVars(vars)));
      case 4 ->
          mixed(changed.get(at).before(), lines.stream().map(Line::vars).toList(), random)
              .ifPresent(vars -> changed.set(at, changed.get(at).withBefore(vars)));
      default -> {
        Line line = changed.get(at);
        List<ObjectNode> sameAction =
            lines.stream().filter(l -> l.action().equals(line.action())).map(Line::args).toList();
        mixed(line.args(), sameAction, random)
            .ifPresent(args -> changed.set(at, line.withArgs(args)));
      }
    }
    return new Log(changed, hidden, stages);
  }

  /** One member changed to what it is elsewhere. */
  private static Optional<ObjectNode> mixed(
      ObjectNode members, List<ObjectNode> elsewhere, Random random) {
    List<Map.Entry<String, JsonNode>> others =
        elsewhere.stream()
            .flatMap(o -> o.properties().stream())
            .filter(e -> !e.getValue().equals(members.path(e.getKey())))
            .toList();
    if (others.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<String, JsonNode> chosen = others.get(random.nextInt(others.size()));
    ObjectNode changed = members.deepCopy();
    changed.set(chosen.getKey(), chosen.getValue());
    return Optional.of(changed);
  }

  /**
   * Whether a line that no action can have, such as one with an argument of another action, is one
   * that nothing explains; it is refused also where it may not have happened.
   */
  boolean mustHappen() {
    return lines.stream().noneMatch(Line::optional);
  }

  /** What the check has to be told of it. */
  Binding binding() {
    StringBuilder text = new StringBuilder();
    hidden.forEach(
        h ->
            text.append(
                "- {actions: [%s], per-event: %d}%n".formatted(list(h.actions()), h.most())));
    if (!hidden.isEmpty()) {
      text.insert(0, "hidden:\n");
    }
    if (!stages.isEmpty()) {
      text.append("events:\n");
      stages.forEach(
          (name, all) -> text.append("  \"%s\": {actions: [%s]}%n".formatted(name, stages(all))));
    }
    return text.isEmpty() ? Binding.none() : BindingFile.parse("random.yaml", text.toString());
  }

  private static String list(Set<String> names) {
    return names.stream().sorted().map(n -> '"' + n + '"').collect(Collectors.joining(", "));
  }

  private static String stages(List<Line.Stage> all) {
    return all.stream()
        .map(s -> "{action: \"%s\", optional: %s}".formatted(s.action(), s.optional()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "hidden %s, stages %s:%n%s%n"
        .formatted(
            hidden,
            stages,
            lines.stream().map(l -> l.json().toString()).collect(Collectors.joining("\n")));
  }

  /** For each line the ones ahead of it. */
  List<Set<Integer>> inOrder() {
    List<Set<Integer>> needs = new ArrayList<>();
    Set<Integer> ahead = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      needs.add(Set.copyOf(ahead));
      ahead.add(i);
    }
    return needs;
  }
}
