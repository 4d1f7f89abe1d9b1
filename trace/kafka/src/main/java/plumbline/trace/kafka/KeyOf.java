package plumbline.trace.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** The key of the record that a line becomes. */
@FunctionalInterface
public interface KeyOf {
  /**
   * The key; none for any partition.
   *
   * @param line a line of the trace, in UTF-8, without its line feed
   */
  Optional<byte[]> key(byte[] line);

  /** No key: lines are spread over the partitions. */
  static KeyOf none() {
    return line -> Optional.empty();
  }

  /**
   * What a member of the line is, as the text that stands there, without quotation marks around it:
   * {@code member("args", "key")} is {@code k7} of {@code {"action":"Write","args":{"key":"k7"}}}.
   * Lines without the member have no key.
   *
   * @param path the names of the member and of those that it is in, the outermost first
   */
  static KeyOf member(String... path) {
    byte[][] names = new byte[path.length][];
    for (int i = 0; i < path.length; i++) {
      names[i] = path[i].getBytes(UTF_8);
    }
    return line -> new MemberScan(line).find(names);
  }

  /** The node: the lines of one are in one partition, in their order. */
  static KeyOf node() {
    return member("node");
  }
}
