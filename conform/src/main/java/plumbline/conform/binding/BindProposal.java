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
   * Proposes a binding for files: a text that {@link BindingFile} reads, whose comments list what
   * the spec and the log have.
   *
   * @param files of one kind
   * @param options a pattern, a preset, lines to ignore; what is not given is recognised
   * @throws plumbline.trace.TraceException when a file cannot be read, or its lines are no JSON and
   *     there is no pattern for them
   */
  public static String of(Spec spec, List<TraceFile> files, ReadOptions options) {
    String preset;
    try (Events events = Events.open(files.getFirst(), options)) {
      preset = events.preset();
    }
    boolean foreign = preset.equals(NATIVE) && options.preset().isEmpty();
    List<Event> sample = sample(files, foreign ? options.withFields(nowhere()) : options);
    if (foreign && sample.stream().anyMatch(e -> e.line().path("action").isString())) {
      sample = sample(files, options.withPreset(NATIVE));
    }
    String names = String.join(", ", files.stream().map(TraceFile::name).toList());
    return of(spec, names, preset, options, sample);
  }

  /**
   * Proposes a binding from some events.
   *
   * @param trace the log's name
   * @param preset the format that the events were read in
   */
  public static String of(Spec spec, String trace, String preset, Iterable<Event> events) {
    return of(spec, trace, preset, ReadOptions.defaults(), events);
  }

  private static String of(
      Spec spec, String trace, String preset, ReadOptions options, Iterable<Event> events) {
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
    return ProposalText.of(spec, trace, options, finder.survey(), finder.proposal());
  }

  /** As many events of each file. */
  private static List<Event> sample(List<TraceFile> files, ReadOptions options) {
    List<Event> sample = new ArrayList<>();
    int each = Math.max(1, SAMPLE / files.size());
    for (TraceFile file : files) {
      try (Events events = Events.open(file, options)) {
        for (int i = 0; i < each && events.hasNext(); i++) {
          sample.add(events.next());
        }
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
