package plumbline.examples.lockserver;

import plumbline.examples.cluster.Message;
import plumbline.examples.cluster.Node;

/** What the lock is for: it takes writes, but none of a holder after one of a later holder. */
final class Store {
  private final Node node;
  private int highest;

  Store(Node node) {
    this.node = node;
  }

  void run() throws InterruptedException {
    int clients = Main.CLIENTS.size();
    while (clients > 0) {
      Message message = node.receive(Long.MAX_VALUE).orElseThrow();
      if (message.type().equals("write")) {
        write(message.sender(), message.number("token"));
      } else {
        clients--;
      }
    }
  }

  private void write(String client, int token) {
    boolean current = token >= highest;
    highest = Math.max(highest, token);
    node.tracer()
        .event(current ? "StoreAccept" : "StoreReject")
        .arg("c", client)
        .var("highest", highest)
        .emit();
    node.send(client, Message.of(current ? "written" : "stale"));
  }
}
