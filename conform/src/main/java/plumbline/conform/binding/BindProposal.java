package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.tla.Spec;
import plumbline.trace.Event;
import plumbline.trace.Events;
import plumbline.trace.Fields;
import plumbline.trace.JsonPath;
import plumbline.trace.ReadOptions;
import plumbline.trace.TraceFile;

/** Proposes a binding for a log that no one has described yet. */
public final class BindProposal {
  /** How many events are looked at. */
  public static final int SAMPLE = 10_000;

  private static final String NATIVE = "native";

  private BindProposal() {}

  /**
   * Proposes a binding for a file: a text that {@link BindingFile} reads, whose comments list what
   * the spec and the log have.
   *
   * @throws plumbline.trace.TraceException when the file cannot be read, or has no JSON
   */
  public static String of(Spec spec, TraceFile file) {
    ReadOptions options = ReadOptions.defaults();
    String preset;
    try (Events events = Events.open(file, options)) {
      preset = events.preset();
    }
    boolean foreign = preset.equals(NATIVE);
    List<Event> sample = sample(file, foreign ? options.withFields(nowhere()) : options);
    if (foreign && sample.stream().anyMatch(e -> e.line().path("action").isString())) {
      sample = sample(file, options.withPreset(NATIVE));
    }
    return of(spec, file.name(), preset, sample);
  }

  /**
   * Proposes a binding from some events.
   *
   * @param trace the log's name
   * @param preset the format that the events were read in
   */
  public static String of(Spec spec, String trace, String preset, Iterable<Event> events) {
    List<Event> sample = new ArrayList<>();
    for (Event event : events) {
      if (sample.size() == SAMPLE) {
        break;
      }
      if (!event.isGap() && event.line().isObject()) {
        sample.add(event);
      }
    }
    ProposalFinder finder = new ProposalFinder(spec, preset, sample);
    return ProposalText.of(spec, trace, finder.survey(), finder.proposal());
  }

  private static List<Event> sample(TraceFile file, ReadOptions options) {
    List<Event> sample = new ArrayList<>();
    try (Events events = Events.open(file, options)) {
      while (sample.size() < SAMPLE && events.hasNext()) {
        sample.add(events.next());
      }
    }
    return sample;
  }

  /** Nothing is taken for a part of the event, so that no line is refused for what it has there. */
  private static Fields nowhere() {
    Map<String, JsonPath> paths = new HashMap<>();
    for (String part : Fields.PARTS) {
      paths.put(part, JsonPath.parse("$['" + part + " of an event that is still unknown']"));
    }
    return new Fields(paths, Map.of());
  }
}
