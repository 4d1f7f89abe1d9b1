package plumbline.examples.lockserver;

import java.util.Map;
import plumbline.examples.cluster.Message;
import plumbline.examples.cluster.Node;
import plumbline.trace.client.TraceEvent;

/**
 * Takes the lock a few times, and writes while it has it. Now and then it stops for longer than its
 * lease, as a process does in a long garbage collection: right after it has looked at its clock.
 */
final class Client {
  private static final int MARGIN = 30;
  private static final int WRITES = 3;
  private static final int WORK = 20;
  private static final int STOPS_ONE_IN = 6;
  private static final long STOP = Main.LEASE * 4 / 3;

  private final Node node;
  private String pc = "idle";
  private int lease;
  private long end;
  private boolean stopped;

  Client(Node node) {
    this.node = node;
  }

  void run() throws InterruptedException {
    for (int turn = 1; turn <= Main.TURNS; turn++) {
      request(turn);
      enter();
      for (int i = 0; i < WRITES && valid(); i++) {
        ask(Main.STORE, "ClientWrite", "writing", "write");
        if (valid()) {
          ask(Main.SERVER, "ClientRenew", "renewing", "renew");
        }
      }
      leave();
      work();
    }
    node.send(Main.SERVER, Message.of("bye"));
    node.send(Main.STORE, Message.of("bye"));
  }

  private void request(int turn) {
    pc = "waiting";
    event("ClientRequest").var("turn", Map.of(node.name(), turn)).emit();
    node.send(Main.SERVER, Message.of("acquire"));
  }

  private void enter() throws InterruptedException {
    Message grant = node.receive(Long.MAX_VALUE).orElseThrow();
    pc = "holding";
    lease = grant.number("token");
    // That the server began to count earlier is what the margin is for, and where it is too small,
    // the
    // token.
    end = Main.now() + Main.LEASE - MARGIN;
    event("ClientEnter").var("lease", Map.of(node.name(), lease)).emit();
  }

  private boolean valid() {
    return lease != 0 && Main.now() < end;
  }

  /** Sends the server or the store something and waits for the answer. */
  private void ask(String whom, String action, String state, String type)
      throws InterruptedException {
    work();
    stopSometimes(type);
    pc = state;
    event(action).emit();
    long sent = Main.now();
    node.send(whom, Message.of(type).with("token", lease));
    String answer = node.receive(Long.MAX_VALUE).orElseThrow().type();
    if (answer.equals("renewed")) {
      end = sent + Main.LEASE - MARGIN;
    }
    if (answer.equals("renewed") || answer.equals("written")) {
      pc = "holding";
    } else {
      pc = "idle";
      lease = 0;
    }
    event("ClientHear").arg("answer", answer).var("lease", Map.of(node.name(), lease)).emit();
  }

  private void leave() {
    if (lease == 0) {
      return;
    }
    boolean valid = valid();
    int released = lease;
    pc = "idle";
    lease = 0;
    event(valid ? "ClientRelease" : "ClientGiveUp").var("lease", Map.of(node.name(), lease)).emit();
    if (valid) {
      node.send(Main.SERVER, Message.of("release").with("token", released));
    }
  }

  private TraceEvent event(String action) {
    return node.tracer().event(action).arg("c", node.name()).var("pc", Map.of(node.name(), pc));
  }

  private void work() throws InterruptedException {
    Thread.sleep(node.random().nextInt(WORK));
  }

  private void stopSometimes(String next) throws InterruptedException {
    // The first client stops in every run, ahead of a renewal.
    boolean first = !stopped && next.equals("renew") && node.name().equals(Main.CLIENTS.get(0));
    if (first || node.random().nextInt(STOPS_ONE_IN) == 0) {
      stopped = true;
      Thread.sleep(STOP);
    }
  }
}
