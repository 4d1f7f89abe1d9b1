package plumbline.examples.lockserver;

import java.util.ArrayDeque;
import java.util.Deque;
import plumbline.examples.cluster.Message;
import plumbline.examples.cluster.Node;
import plumbline.trace.client.TraceEvent;

/** Gives the lock to one client after the other, for a while each. */
final class Server {
  private static final String NOBODY = "nobody";

  private final Node node;
  private final boolean bug;
  private final Deque<String> queue = new ArrayDeque<>();
  private String holder = NOBODY;
  private int token;
  private long end = Long.MAX_VALUE;

  /**
   * @param bug whether it renews a lease that has ended, though the lock is another's by now
   */
  Server(Node node, boolean bug) {
    this.node = node;
    this.bug = bug;
  }

  void run() throws InterruptedException {
    int clients = Main.CLIENTS.size();
    while (clients > 0) {
      var message = node.receive(end - Main.now());
      if (Main.now() >= end) {
        expire();
      }
      if (message.isPresent()) {
        String client = message.get().sender();
        switch (message.get().type()) {
          case "acquire" -> enqueue(client);
          case "renew" -> renew(client, message.get().number("token"));
          case "release" -> release(client, message.get().number("token"));
          default -> clients--;
        }
      }
      grant();
    }
  }

  private void expire() {
    String client = holder;
    holder = NOBODY;
    end = Long.MAX_VALUE;
    event("ServerExpire", client).var("holder", holder).emit();
  }

  private void enqueue(String client) {
    queue.add(client);
    event("ServerQueue", client).var("queue", queue).emit();
  }

  private void renew(String client, int number) {
    if (holds(client, number) || bug) {
      if (holder.equals(client)) {
        end = Main.now() + Main.LEASE;
      }
      event("ServerRenew", client).var("holder", holder).emit();
      node.send(client, Message.of("renewed"));
    } else {
      event("ServerRefuse", client).var("holder", holder).emit();
      node.send(client, Message.of("lost"));
    }
  }

  private void release(String client, int number) {
    if (holds(client, number)) {
      holder = NOBODY;
      end = Long.MAX_VALUE;
    }
    event("ServerFree", client).var("holder", holder).emit();
  }

  private void grant() {
    if (holder.equals(NOBODY) && !queue.isEmpty()) {
      holder = queue.remove();
      token++;
      end = Main.now() + Main.LEASE;
      event("ServerGrant", holder)
          .var("holder", holder)
          .var("token", token)
          .var("queue", queue)
          .emit();
      node.send(holder, Message.of("grant").with("token", token));
    }
  }

  private boolean holds(String client, int number) {
    return holder.equals(client) && token == number;
  }

  private TraceEvent event(String action, String client) {
    return node.tracer().event(action).arg("c", client);
  }
}
