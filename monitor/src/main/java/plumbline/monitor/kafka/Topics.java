package plumbline.monitor.kafka;

import java.util.List;

/**
 * Topics of one Kafka cluster.
 *
 * @param servers as Kafka's bootstrap.servers has them
 */
public record Topics(String servers, List<String> names) {
  private static final String SCHEME = "kafka://";

  /**
   * Reads {@code kafka://HOST:PORT[,HOST:PORT]/TOPIC[,TOPIC]}.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static Topics parse(String uri) {
    String rest = uri.startsWith(SCHEME) ? uri.substring(SCHEME.length()) : "";
    int slash = rest.indexOf('/');
    if (slash < 1 || slash == rest.length() - 1) {
      throw new IllegalArgumentException(
          "\"%s\" is not of the form kafka://HOST:PORT/TOPIC".formatted(uri));
    }
    return new Topics(rest.substring(0, slash), List.of(rest.substring(slash + 1).split(",", -1)));
  }

  /**
   * All topics of several URIs.
   *
   * @throws IllegalArgumentException when they are of different clusters
   */
  public static Topics of(List<String> uris) {
    List<Topics> all = uris.stream().map(Topics::parse).toList();
    if (all.stream().map(Topics::servers).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "the topics are of different clusters: "
              + String.join(", ", uris)
              + "; one monitor reads from one, start another for the other");
    }
    return new Topics(
        all.getFirst().servers(),
        all.stream().flatMap(t -> t.names().stream()).distinct().toList());
  }
}
