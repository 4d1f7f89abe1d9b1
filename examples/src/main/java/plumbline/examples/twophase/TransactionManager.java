package plumbline.examples.twophase;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plumbline.examples.cluster.Message;
import plumbline.examples.cluster.Node;
import plumbline.trace.client.Tracer;

/** Asks all to prepare, and commits when every one of them has said yes. */
final class TransactionManager {
  private static final long PATIENCE = 400;

  private final Node node;
  private final Tracer tracer;
  private final boolean bug;
  private final Set<String> prepared = new TreeSet<>();
  private final Set<String> acked = new TreeSet<>();
  private String state = "idle";
  private int number;
  private long deadline;

  /**
   * @param bug whether a majority is enough for it
   */
  TransactionManager(Node node, boolean bug) {
    this.node = node;
    this.tracer = node.tracer();
    this.bug = bug;
  }

  void run() throws InterruptedException {
    for (int i = 0; i < Main.TRANSACTIONS; i++) {
      begin();
      while (!state.equals("idle")) {
        boolean refused = false;
        Optional<Message> message = node.receive(deadline - now());
        if (message.isPresent()) {
          refused = receive(message.get());
        }
        if (state.equals("voting")) {
          if (mayCommit()) {
            decide("TMCommit", "committed", "commit");
          } else if (refused || now() >= deadline) {
            decide("TMAbort", "aborted", "abort");
          }
        }
      }
    }
  }

  private void begin() {
    state = "voting";
    number++;
    prepared.clear();
    acked.clear();
    deadline = now() + PATIENCE;
    tracer
        .event("TMBegin")
        .var("tmState", state)
        .var("number", number)
        .var("prepared", prepared)
        .var("acked", acked)
        .emit();
    broadcast("prepare");
  }

  /** Takes in a vote or an acknowledgement, and returns whether it was a no. */
  private boolean receive(Message message) {
    String rm = message.sender();
    if (message.type().equals("ack")) {
      acked.add(rm);
      if (acked.size() == Main.RMS.size()) {
        state = "idle";
      }
      tracer.event("TMReceiveAck").arg("rm", rm).var("acked", acked).var("tmState", state).emit();
      return false;
    }
    if (message.type().equals("yes")) {
      prepared.add(rm);
    }
    tracer
        .event("TMReceiveVote")
        .arg("rm", rm)
        .arg("vote", message.type())
        .var("prepared", prepared)
        .emit();
    return message.type().equals("no");
  }

  private boolean mayCommit() {
    int needed = bug ? Main.RMS.size() / 2 + 1 : Main.RMS.size();
    return prepared.size() >= needed;
  }

  private void decide(String action, String newState, String outcome) {
    state = newState;
    // From now on it waits for acknowledgements, however long they take.
    deadline = Long.MAX_VALUE;
    tracer.event(action).var("tmState", state).emit();
    broadcast(outcome);
  }

  private void broadcast(String type) {
    for (String rm : Main.RMS) {
      node.send(rm, Message.of(type));
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
