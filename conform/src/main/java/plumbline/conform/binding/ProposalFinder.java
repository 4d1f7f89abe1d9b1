package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.conform.binding.Proposal.OfEvent;
import plumbline.conform.binding.Proposal.OfVariable;
import plumbline.conform.binding.Proposal.Path;
import plumbline.conform.binding.Survey.Field;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.trace.Event;
import tools.jackson.databind.JsonNode;

/** Guesses from names and values what the lines of a log mean. */
final class ProposalFinder {
  private static final List<String> ACTION_NAMES =
      List.of("action", "event", "name", "function", "type", "op", "operation", "kind", "msg", "f");
  private static final List<String> NODE_NAMES =
      List.of(
          "node",
          "nid",
          "node_id",
          "nodeid",
          "server",
          "server_id",
          "replica",
          "process",
          "proc",
          "host",
          "self",
          "pid",
          "sender");

  /** What parameters for a node are called where nothing tells their values. */
  private static final List<String> NODE_PARAMETERS =
      List.of("i", "n", "p", "r", "s", "node", "self", "server", "replica", "proc", "rm");

  private static final List<String> TIME_NAMES =
      List.of("time", "timestamp", "ts", "@timestamp", "h_ts", "date");
  private static final List<String> FIRST_NAMES = List.of("from", "src", "source", "sender");
  private static final List<String> SECOND_NAMES =
      List.of("to", "dst", "dest", "destination", "receiver", "target", "peer", "rcv");

  /** A log has tens of kinds of events; a field with more values is data. */
  private static final int MOST_EVENTS = 100;

  /** What is longer is a text; YAML has no longer keys either. */
  private static final int LONGEST_NAME = 100;

  private static final double SAME = 1;
  private static final double LIKE = 0.6;
  private static final double ENOUGH = 0.5;

  private final Spec spec;
  private final SpecValues values;
  private final List<Event> sample;
  private final String preset;
  private final Survey all;

  ProposalFinder(Spec spec, String preset, List<Event> sample) {
    this.spec = spec;
    this.values = new SpecValues(spec);
    this.preset = preset;
    this.sample = sample;
    all = Survey.of(sample.stream().map(Event::line).toList());
  }

  Survey survey() {
    return all;
  }

  Proposal proposal() {
    boolean named = sample.stream().anyMatch(e -> !e.action().isEmpty());
    Map<String, Path> fields = new LinkedHashMap<>();
    Optional<Field> action = named ? Optional.empty() : actionField();
    action.ifPresent(f -> fields.put("action", new Path(f.path().text(), isLikeAction(f))));
    Optional<Field> node = nodeField(action);
    if (!named) {
      node.ifPresent(f -> fields.put("node", new Path(f.path().text(), true)));
      otherFields(fields);
    }
    List<OfEvent> events = new ArrayList<>();
    byName(action).forEach((name, lines) -> events.add(event(name, lines, node)));
    Map<String, Path> lets = lets(events);
    return new Proposal(
        List.of("native", "fields", "pattern").contains(preset)
            ? Optional.empty()
            : Optional.of(preset),
        fields,
        lets,
        events.stream().map(e -> without(e, lets)).toList(),
        sample.stream().allMatch(e -> e.vars().isEmpty()) ? vars(node, fields, lets) : List.of(),
        order(fields),
        foreignValues(events));
  }

  private Map<String, List<Event>> byName(Optional<Field> action) {
    Map<String, List<Event>> byName = new LinkedHashMap<>();
    for (Event event : sample) {
      String name =
          action.map(f -> f.path().in(event.line()).asString("")).orElseGet(event::action);
      if (!name.isEmpty()) {
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(event);
      }
    }
    return byName;
  }

  /** The field of a few strings, of which the most are like names of actions. */
  private Optional<Field> actionField() {
    return all.fields().values().stream()
        .filter(f -> f.values().size() <= MOST_EVENTS && f.count() * 2 > all.lines())
        .filter(f -> f.values().stream().allMatch(JsonNode::isString))
        .max(Comparator.comparingDouble(this::likeActions))
        .filter(f -> likeActions(f) > 0);
  }

  private double likeActions(Field field) {
    double sum = 0;
    for (JsonNode value : field.values()) {
      sum +=
          Likeness.best(value.stringValue(), spec.actions(), Action::name, ENOUGH)
              .map(a -> Likeness.of(value.stringValue(), a.name()))
              .orElse(0.0);
    }
    int place = ACTION_NAMES.indexOf(field.name().toLowerCase(Locale.ROOT));
    double byName = place < 0 ? 0 : place < 2 ? 0.6 : 0.3;
    double depth = field.path().text().chars().filter(c -> c == '.' || c == '[').count();
    return sum / field.values().size() + byName - 0.05 * depth;
  }

  private boolean isLikeAction(Field field) {
    return likeActions(field) >= LIKE;
  }

  private Optional<Field> nodeField(Optional<Field> action) {
    return all.named(NODE_NAMES).stream()
        .filter(f -> action.filter(a -> a == f).isEmpty() && isInMostLines(f))
        .filter(f -> !f.isOpen() && f.values().stream().allMatch(JsonNode::isValueNode))
        .findFirst();
  }

  /** All but a header or the like. */
  private boolean isInMostLines(Field field) {
    return field.count() * 10L >= all.lines() * 9L;
  }

  private void otherFields(Map<String, Path> fields) {
    all.named(TIME_NAMES).stream()
        .filter(this::isInMostLines)
        .findFirst()
        .ifPresent(f -> fields.put("time", new Path(f.path().text(), true)));
    clockPath().ifPresent(path -> fields.put("clock", new Path(path, true)));
    all.named(List.of("lamport")).stream()
        .findFirst()
        .ifPresent(f -> fields.put("lamport", new Path(f.path().text(), true)));
  }

  /** Where an object with a number for each node is. */
  private Optional<String> clockPath() {
    for (Field f : all.fields().values()) {
      List<String> text = List.of(f.path().text().split("\\.(?=[^.]*$)|\\[(?=[^\\[]*$)"));
      String parent = text.getFirst();
      boolean named = parent.matches(".*\\.(vc|clock|vclock|vector_?clock|vectorClock)");
      if (text.size() == 2 && named && f.values().stream().allMatch(JsonNode::isIntegralNumber)) {
        return Optional.of(parent);
      }
    }
    return Optional.empty();
  }

  private static String order(Map<String, Path> fields) {
    return fields.containsKey("clock")
        ? "clock"
        : fields.containsKey("lamport") ? "lamport" : "total";
  }

  private OfEvent event(String name, List<Event> lines, Optional<Field> node) {
    Optional<Action> action =
        name.length() > LONGEST_NAME
            ? Optional.empty()
            : Likeness.best(name, spec.actions(), Action::name, LIKE);
    boolean sure = action.map(a -> Likeness.of(name, a.name()) >= SAME).orElse(false);
    Map<String, Path> args = action.map(a -> arguments(a, lines, node)).orElse(Map.of());
    return new OfEvent(name, lines.size(), action, sure, args);
  }

  private Map<String, Path> arguments(Action action, List<Event> lines, Optional<Field> node) {
    if (lines.stream().allMatch(e -> !e.args().isEmpty())) {
      Set<String> own = new HashSet<>();
      lines.forEach(e -> own.addAll(e.args().propertyNames()));
      if (own.stream().allMatch(o -> action.parameters().contains(o) || o.matches("\\d+"))) {
        return Map.of();
      }
    }
    Survey here = Survey.of(lines.stream().map(Event::line).toList());
    Map<String, Path> args = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < action.parameters().size(); i++) {
      String parameter = action.parameters().get(i);
      Field best = null;
      double most = ENOUGH;
      for (Field f : here.fields().values()) {
        double score = here.isInAllLines(f) ? score(action, i, f, node) : 0;
        if (score > most && !taken.contains(f.path().text())) {
          best = f;
          most = score;
        }
      }
      if (best != null) {
        taken.add(best.path().text());
        args.put(parameter, new Path(best.path().text(), most >= 1));
      }
    }
    return args;
  }

  /** How much speaks for a field being a parameter; from 1 on it is sure. */
  private double score(Action action, int index, Field field, Optional<Field> node) {
    String parameter = action.parameters().get(index);
    Optional<Set<String>> domain = values.domain(action, index);
    double score = Likeness.of(field.name(), parameter);
    boolean isNode = index == 0 && node.filter(n -> n.path().equals(field.path())).isPresent();
    if (isNode && (domain.isPresent() || NODE_PARAMETERS.contains(parameter))) {
      score = Math.max(score, 0.7);
    }
    String name = field.name().toLowerCase(Locale.ROOT);
    if (action.parameters().size() > 1
        && (index == 0 ? FIRST_NAMES : index == 1 ? SECOND_NAMES : List.of()).contains(name)) {
      score = Math.max(score, index == 0 ? 0.65 : 0.7);
    }
    if (domain.isEmpty()) {
      return score;
    }
    boolean inside =
        field.values().stream().allMatch(v -> domain.get().contains(SpecValues.printed(v)));
    return inside ? ENOUGH + Math.max(score, byValues(field, parameter)) : score * 0.9;
  }

  /** What values alone tell, where the name does not: words more than numbers. */
  private static double byValues(Field field, String parameter) {
    boolean initial = field.name().startsWith(parameter);
    boolean words = field.values().stream().allMatch(JsonNode::isString);
    return initial ? 0.3 : words ? 0.1 : 0;
  }

  /** Parameters that most events that have them take from the same place of their lines. */
  private Map<String, Path> lets(List<OfEvent> events) {
    Map<String, Map<String, Integer>> uses = new LinkedHashMap<>();
    Set<String> sure = new HashSet<>();
    for (OfEvent e : events) {
      e.args()
          .forEach(
              (parameter, path) -> {
                uses.computeIfAbsent(parameter, p -> new LinkedHashMap<>())
                    .merge(path.text(), 1, Integer::sum);
                if (path.sure()) {
                  sure.add(path.text());
                }
              });
    }
    Map<String, Path> lets = new LinkedHashMap<>();
    uses.forEach(
        (parameter, paths) -> {
          Map.Entry<String, Integer> most =
              Collections.max(paths.entrySet(), Map.Entry.comparingByValue());
          Field field = all.fields().get(most.getKey());
          if (most.getValue() > 1
              && field != null
              && all.isInAllLines(field)
              && !spec.variables().contains(parameter)) {
            lets.put(parameter, new Path(most.getKey(), sure.contains(most.getKey())));
          }
        });
    return lets;
  }

  private static OfEvent without(OfEvent event, Map<String, Path> lets) {
    Map<String, Path> args = new LinkedHashMap<>(event.args());
    args.entrySet()
        .removeIf(
            e ->
                lets.containsKey(e.getKey())
                    && lets.get(e.getKey()).text().equals(e.getValue().text()));
    return new OfEvent(event.name(), event.count(), event.action(), event.sure(), args);
  }

  private List<OfVariable> vars(
      Optional<Field> node, Map<String, Path> fields, Map<String, Path> lets) {
    List<OfVariable> vars = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    fields.values().forEach(p -> taken.add(p.text()));
    lets.values().forEach(p -> taken.add(p.text()));
    for (String variable : spec.variables()) {
      Likeness.best(variable, List.copyOf(all.fields().values()), Field::name, ENOUGH)
          .filter(f -> taken.add(f.path().text()))
          .ifPresent(f -> vars.add(variable(variable, f, node, lets)));
    }
    return vars;
  }

  /**
   * A variable, or where it is a function and a line has the value of one point, the point of the
   * line's node; the length of a sequence, where a line has a number for it.
   */
  private OfVariable variable(
      String variable, Field field, Optional<Field> node, Map<String, Path> lets) {
    boolean sure = all.isInAllLines(field) && Likeness.of(variable, field.name()) >= SAME;
    Path path = new Path(field.path().text() + (all.isInAllLines(field) ? "" : "?"), sure);
    Optional<Set<String>> points = values.points(variable);
    List<String> nodes =
        node.stream().flatMap(n -> n.values().stream()).map(SpecValues::printed).toList();
    if (points.isEmpty()
        || nodes.stream().noneMatch(points.get()::contains)
        || field.values().stream().anyMatch(JsonNode::isObject)) {
      return new OfVariable(variable, path);
    }
    boolean fits = points.get().containsAll(nodes);
    boolean number = field.values().stream().allMatch(JsonNode::isIntegralNumber);
    String point = variable + "[" + index(node.orElseThrow(), lets) + "]";
    return new OfVariable(
        number && values.areSequences(variable) ? "Len(" + point + ")" : point,
        new Path(path.text(), sure && fits));
  }

  private static String index(Field node, Map<String, Path> lets) {
    String path = node.path().text();
    return lets.entrySet().stream()
        .filter(e -> e.getValue().text().equals(path))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(path);
  }

  /** What the spec has, and then the log, for an argument that is taken from values it lacks. */
  private Optional<String> foreignValues(List<OfEvent> events) {
    for (OfEvent e : events) {
      for (Map.Entry<String, Path> arg : e.args().entrySet()) {
        Action action = e.action().orElseThrow();
        Optional<Set<String>> domain =
            values.domain(action, action.parameters().indexOf(arg.getKey()));
        Field field = all.fields().get(arg.getValue().text());
        if (domain.isPresent() && field != null) {
          List<String> logged = field.values().stream().map(SpecValues::printed).sorted().toList();
          if (!domain.get().containsAll(logged)) {
            return Optional.of(
                "%s of %s is one of %s in the spec, and at %s of the log one of %s"
                    .formatted(
                        arg.getKey(),
                        action.name(),
                        Part.some(domain.get().stream().sorted().toList()),
                        field.path(),
                        Part.some(logged)));
          }
        }
      }
    }
    return Optional.empty();
  }
}
