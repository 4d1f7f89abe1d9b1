package plumbline.conform.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.conform.Verdict;
import plumbline.conform.explain.Deviation;
import plumbline.trace.Event;
import plumbline.trace.Place;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A timeline as {@code timeline.js} reads it: a column for each part of an event, texts once with
 * their index in the columns, and numbers that grow as the distance from the one before. 100,000
 * events take two to four megabytes so.
 */
final class TimelineData {
  private final List<Timeline.Entry> entries;
  private final Map<String, Integer> nodes = new LinkedHashMap<>();
  private final Map<String, Integer> labels = new LinkedHashMap<>();
  private final Map<String, Integer> files = new LinkedHashMap<>();
  private final Map<Long, Integer> byNumber = new HashMap<>();
  private final Map<Place, Integer> byPlace = new HashMap<>();
  private final StringBuilder json = new StringBuilder("{");

  private TimelineData(Timeline timeline) {
    this.entries = timeline.entries();
    // Lanes in the order in which people count: n2 before n10.
    entries.stream()
        .map(Timeline.Entry::node)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .forEach(node -> index(nodes, node));
    for (int i = 0; i < entries.size(); i++) {
      byNumber.put(entries.get(i).number(), i);
      byPlace.putIfAbsent(entries.get(i).at(), i);
    }
  }

  /** JSON in which no character means anything to HTML. */
  static String of(String spec, Timeline timeline, Verdict verdict) {
    return new TimelineData(timeline).write(spec, timeline.total(), verdict);
  }

  private String write(String spec, long total, Verdict verdict) {
    json.append("\"total\":").append(total);
    column("number", i -> entries.get(i).number() - (i == 0 ? 0 : entries.get(i - 1).number()));
    column("node", i -> index(nodes, entries.get(i).node()));
    column("label", i -> index(labels, entries.get(i).label()));
    column("file", i -> index(files, entries.get(i).at().file()));
    column("line", i -> entries.get(i).at().line() - (i == 0 ? 0 : entries.get(i - 1).at().line()));
    causes();
    texts("nodes", nodes.keySet());
    texts("labels", labels.keySet());
    texts("files", files.keySet());
    json.append(",\"firstUnexplained\":").append(firstUnexplained());
    if (verdict instanceof Verdict.Deviates(Deviation d)) {
      deviation(spec, d);
    } else {
      json.append(",\"deviation\":-1,\"subTrace\":[],\"moments\":[]");
    }
    return json.append('}').toString();
  }

  private interface Column {
    long at(int event);
  }

  private void column(String name, Column column) {
    json.append(",\"").append(name).append("\":[");
    for (int i = 0; i < entries.size(); i++) {
      json.append(i == 0 ? "" : ",").append(column.at(i));
    }
    json.append(']');
  }

  private static int index(Map<String, Integer> texts, String text) {
    return texts.computeIfAbsent(text, t -> texts.size());
  }

  /** Causes that were not kept are left out. */
  private void causes() {
    json.append(",\"causes\":[");
    int last = 0;
    String separator = "";
    for (int i = 0; i < entries.size(); i++) {
      int effect = i;
      int[] kept =
          Arrays.stream(entries.get(i).causes())
              .mapToInt(number -> byNumber.getOrDefault(number, effect))
              .filter(cause -> cause < effect)
              .toArray();
      for (int cause : kept) {
        json.append(separator).append(i - last).append(',').append(i - cause);
        last = i;
        separator = ",";
      }
    }
    json.append(']');
  }

  private void texts(String name, Set<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    json.append(",\"").append(name).append("\":").append(harmless(array.toString()));
  }

  private int firstUnexplained() {
    for (int i = 0; i < entries.size(); i++) {
      if (!entries.get(i).explained()) {
        return i;
      }
    }
    return -1;
  }

  private void deviation(String spec, Deviation d) {
    String claim = JsonNodeFactory.instance.stringNode(Wording.claim(spec, d)).toString();
    json.append(",\"claim\":").append(harmless(claim));
    json.append(",\"deviation\":").append(byNumber.getOrDefault(d.number(), -1));
    Set<Integer> subTrace = new HashSet<>();
    for (Event event : d.shortest()) {
      subTrace.add(byPlace.getOrDefault(event.at(), -1));
    }
    json.append(",\"subTrace\":").append(subTrace.stream().filter(i -> i >= 0).sorted().toList());
    ArrayNode moments = JsonNodeFactory.instance.arrayNode();
    for (int i = 1; i < d.path().size(); i++) {
      Deviation.Moment moment = d.path().get(i);
      int event = moment.event().map(e -> byPlace.getOrDefault(e.at(), -1)).orElse(-1);
      if (event >= 0) {
        ObjectNode added = moments.addObject().put("event", event).put("action", moment.action());
        ArrayNode changes = added.putArray("changes");
        Wording.changes(d.path().get(i - 1), moment).forEach(changes::add);
      }
    }
    json.append(",\"moments\":").append(harmless(moments.toString()));
  }

  private static String harmless(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
