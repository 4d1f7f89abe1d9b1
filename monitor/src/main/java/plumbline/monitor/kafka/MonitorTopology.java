package plumbline.monitor.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import plumbline.monitor.Meters;
import plumbline.monitor.Subject;
import plumbline.monitor.instance.History;

/**
 * How records flow:
 *
 * <pre>
 * topics --RouteProcessor--> events topic --FollowProcessor (instances)--> alerts topic
 *                 \-----------------------------\------------------------> dead letters
 * </pre>
 *
 * Where the records' own keys name the instances, there is no need for the first half.
 */
final class MonitorTopology {
  static final String INSTANCES = "instances";
  static final String ALERTS = "alerts";
  static final String DEAD = "dead-letters";
  static final String UNROUTED = "unrouted";
  static final String EVENTS = "events";
  private static final String SOURCE = "source";
  private static final String ROUTED = "routed";
  private static final String ROUTE = "route";
  private static final String FOLLOW = "follow";

  /**
   * The topics.
   *
   * @param sources to read from
   * @param events that brings the events of one instance together; none where that is not needed
   * @param alerts to write alerts to
   * @param dead for what could not be used
   */
  record Names(List<String> sources, Optional<String> events, String alerts, String dead) {}

  private MonitorTopology() {}

  static Topology of(
      Subject subject,
      Names names,
      FollowProcessor.Settings settings,
      Supplier<History> history,
      Meters meters) {
    Deserializer<byte[]> in = Serdes.ByteArray().deserializer();
    Serializer<byte[]> out = Serdes.ByteArray().serializer();
    Topology topology = new Topology();
    topology.addSource(SOURCE, in, in, names.sources().toArray(String[]::new));
    String followed = SOURCE;
    if (names.events().isPresent()) {
      topology.addProcessor(
          ROUTE, () -> new RouteProcessor(subject, settings.sources(), meters), SOURCE);
      topology.addSink(EVENTS, names.events().get(), out, out, BY_KEY, ROUTE);
      // A sink of its own: one that both have would tie the two halves into one task.
      topology.addSink(UNROUTED, names.dead(), out, out, ROUTE);
      topology.addSource(ROUTED, in, in, names.events().get());
      followed = ROUTED;
    }
    topology.addProcessor(
        FOLLOW, () -> new FollowProcessor(subject, settings, history.get(), meters), followed);
    topology.addStateStore(InstancesStore.builder(INSTANCES), FOLLOW);
    topology.addSink(ALERTS, names.alerts(), out, out, FOLLOW);
    topology.addSink(DEAD, names.dead(), out, out, FOLLOW);
    return topology;
  }

  /** As Kafka's own; what has no key is for all. */
  private static final StreamPartitioner<byte[], byte[]> BY_KEY =
      (topic, key, value, partitions) -> Optional.of(partitions(key, partitions));

  private static Set<Integer> partitions(byte[] key, int partitions) {
    if (key != null) {
      return Set.of(Utils.toPositive(Utils.murmur2(key)) % partitions);
    }
    Set<Integer> all = new HashSet<>();
    for (int i = 0; i < partitions; i++) {
      all.add(i);
    }
    return all;
  }
}
