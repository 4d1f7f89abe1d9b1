package plumbline.examples.replicatedlog;

import java.util.HashMap;
import java.util.Map;
import plumbline.examples.cluster.Message;
import plumbline.examples.cluster.Node;

/** A network that loses one message in six, but never more than two in a row on one connection. */
final class Network {
  private static final int LOSES_ONE_IN = 6;
  private static final int MOST_IN_A_ROW = 2;

  private final Node node;
  private final Map<String, Integer> lostInARow = new HashMap<>();

  Network(Node node) {
    this.node = node;
  }

  void send(String to, Message message) {
    int lost = lostInARow.getOrDefault(to, 0);
    if (lost < MOST_IN_A_ROW && node.random().nextInt(LOSES_ONE_IN) == 0) {
      lostInARow.put(to, lost + 1);
    } else {
      lostInARow.put(to, 0);
      node.send(to, message);
    }
  }
}
