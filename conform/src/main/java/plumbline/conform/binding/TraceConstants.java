package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import plumbline.conform.binding.Binding.Constant;
import plumbline.conform.binding.Binding.FromTrace;
import plumbline.conform.binding.Binding.Lines;
import plumbline.conform.binding.Binding.Located;
import plumbline.trace.Event;
import plumbline.trace.JsonPath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The constants that a binding takes from a trace. The spec cannot be loaded before the trace has
 * been read for them once.
 *
 * @param constants {@code name=value}, for {@link plumbline.tla.SpecOptions#constants()}
 * @param modelValues strings of the log that are model values
 */
public record TraceConstants(List<String> constants, Set<String> modelValues) {

  /** Whether the trace has to be read for the constants of a binding. */
  public static boolean areNeededBy(Binding binding) {
    return Stream.concat(
            binding.modelValues().stream(),
            binding.constants().stream().flatMap(c -> c.sources().stream()))
        .anyMatch(s -> !(s instanceof FromTrace.Text));
  }

  /**
   * Reads a trace for the constants of a binding.
   *
   * @param events the whole trace; may be empty where the trace is not needed
   * @throws BindingException when the trace does not have what the binding takes from it
   */
  public static TraceConstants of(Binding binding, Iterator<Event> events) {
    List<Found> modelValues = binding.modelValues().stream().map(Found::of).toList();
    Map<Constant, List<Found>> constants = new LinkedHashMap<>();
    for (Constant c : binding.constants()) {
      constants.put(c, c.sources().stream().map(Found::of).toList());
    }
    List<Found> all = new ArrayList<>(modelValues);
    constants.values().forEach(all::addAll);
    if (areNeededBy(binding)) {
      events.forEachRemaining(event -> all.forEach(found -> found.see(event)));
    }
    Set<String> names = new LinkedHashSet<>();
    for (Found f : modelValues) {
      names.addAll(f.names());
    }
    TlaText text = new TlaText(names, binding.nullText().map(Located::value));
    List<String> values = new ArrayList<>();
    constants.forEach(
        (constant, found) ->
            values.add(constant.name() + "=" + value(binding, constant, found, text)));
    return new TraceConstants(List.copyOf(values), Set.copyOf(names));
  }

  private static String value(
      Binding binding, Constant constant, List<Found> sources, TlaText text) {
    try {
      if (sources.size() == 1) {
        return sources.getFirst().text(text);
      }
      Set<String> elements = new LinkedHashSet<>();
      for (Found f : sources) {
        elements.addAll(
            f.source instanceof FromTrace.Text(String set)
                ? TlaText.elements(set)
                : f.elements(text));
      }
      return TlaText.set(elements);
    } catch (TlaText.Inexpressible e) {
      throw binding.wrong(e.getMessage(), constant.at());
    }
  }

  /** What was seen of one source. */
  private static final class Found {
    private final FromTrace source;
    private final Set<JsonNode> values = new LinkedHashSet<>();
    private final Set<String> started = new HashSet<>();
    private final Map<JsonNode, JsonNode> points = new LinkedHashMap<>();

    private Found(FromTrace source) {
      this.source = source;
    }

    static Found of(FromTrace source) {
      return new Found(source);
    }

    void see(Event event) {
      switch (source) {
        case FromTrace.Nodes() -> {
          if (!event.node().isEmpty()) {
            values.add(JsonNodeFactory.instance.stringNode(event.node()));
          }
        }
        case FromTrace.Values(List<JsonPath> path, Lines lines) -> {
          if (isAmong(lines, event)) {
            collect(event.line(), path, 0);
          }
        }
        case FromTrace.One one -> {
          if (isAmong(one.lines(), event)) {
            see(one, event.line());
          }
        }
        case FromTrace.Text _ -> {}
      }
    }

    private boolean isAmong(Lines lines, Event event) {
      if (!lines.leading().isEmpty()) {
        if (lines.leading().stream()
            .noneMatch(n -> NamePattern.matches(n.value(), event.action()))) {
          started.add(event.node());
        }
        if (started.contains(event.node())) {
          return false;
        }
      }
      return lines.when().isEmpty() || lines.when().get().holds(event.line());
    }

    private void collect(JsonNode from, List<JsonPath> path, int index) {
      JsonNode value = path.get(index).in(from);
      if (index < path.size() - 1) {
        for (JsonNode element : value) {
          collect(element, path, index + 1);
        }
      } else if (!value.isMissingNode()) {
        values.add(value);
      }
    }

    private void see(FromTrace.One one, JsonNode line) {
      JsonNode value = one.path().in(line);
      if (value.isMissingNode()) {
        return;
      }
      if (one.by().isEmpty()) {
        if (one.last()) {
          values.clear();
        }
        if (values.isEmpty()) {
          values.add(value);
        }
        return;
      }
      JsonNode key = one.by().get().in(line);
      if (!key.isMissingNode() && (one.last() || !points.containsKey(key))) {
        points.put(key, value);
      }
    }

    Set<String> names() {
      if (source instanceof FromTrace.Text(String name)) {
        return Set.of(name);
      }
      Set<String> names = new LinkedHashSet<>();
      for (JsonNode value : values) {
        if (value.isString()) {
          names.add(value.stringValue());
        }
      }
      return names;
    }

    String text(TlaText text) {
      return switch (source) {
        case FromTrace.Text(String tla) -> TlaText.literal(tla);
        case FromTrace.One one when one.by().isPresent() -> {
          Map<String, String> written = new LinkedHashMap<>();
          points.forEach((key, value) -> written.put(text.of(key), text.of(value)));
          yield written.isEmpty() ? none() : TlaText.function(written);
        }
        case FromTrace.One _ -> values.isEmpty() ? none() : text.of(values.iterator().next());
        case FromTrace.Nodes _, FromTrace.Values _ -> TlaText.set(elements(text));
      };
    }

    Set<String> elements(TlaText text) {
      if (values.isEmpty()) {
        none();
      }
      Set<String> elements = new LinkedHashSet<>();
      for (JsonNode value : values) {
        elements.add(text.of(value));
      }
      return elements;
    }

    private static String none() {
      throw new TlaText.Inexpressible(
          "no line of the trace has what this constant is taken from; mend the path (or fields:"
              + " {node: $.path} for nodes()), or write the value itself");
    }
  }
}
