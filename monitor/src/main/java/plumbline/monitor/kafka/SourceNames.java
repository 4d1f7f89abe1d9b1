package plumbline.monitor.kafka;

import java.util.HashMap;
import java.util.Map;

/** The names of partitions, each made once. For one thread. */
final class SourceNames {
  private final Map<String, String[]> byTopic = new HashMap<>();

  String of(String topic, int partition) {
    String[] names = byTopic.get(topic);
    if (names == null || names.length <= partition) {
      String[] more = new String[partition + 8];
      for (int i = 0; i < more.length; i++) {
        more[i] = topic + "/" + i;
      }
      byTopic.put(topic, more);
      names = more;
    }
    return names[partition];
  }
}
