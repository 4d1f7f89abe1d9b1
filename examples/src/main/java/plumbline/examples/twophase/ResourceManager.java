package plumbline.examples.twophase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumbline.examples.cluster.Message;
import plumbline.examples.cluster.Node;

/** Says yes most of the time, and enters the outcome in its ledger. */
final class ResourceManager {
  private static final int REFUSES_ONE_IN = 6;
  private static final int SLOWEST = 60;
  private static final int STUCK_ONE_IN = 12;
  private static final int STUCK = 600;

  private final Node node;
  private final List<String> ledger = new ArrayList<>();

  ResourceManager(Node node) {
    this.node = node;
  }

  void run() throws InterruptedException {
    while (ledger.size() < Main.TRANSACTIONS) {
      Message message = node.receive(Long.MAX_VALUE).orElseThrow();
      if (message.type().equals("prepare")) {
        work();
        vote();
      } else {
        learn(message.type());
      }
    }
  }

  /** Does its part of the transaction, which takes a while. */
  private void work() throws InterruptedException {
    boolean stuck = node.random().nextInt(STUCK_ONE_IN) == 0;
    Thread.sleep(stuck ? STUCK : node.random().nextInt(SLOWEST));
  }

  private void vote() {
    boolean yes = node.random().nextInt(REFUSES_ONE_IN) > 0;
    trace(yes ? "RMPrepare" : "RMRefuse", yes ? "prepared" : "refused");
    node.send(Main.TM, Message.of(yes ? "yes" : "no"));
  }

  private void trace(String action, String state) {
    node.tracer()
        .event(action)
        .arg("rm", node.name())
        .var("rmState", Map.of(node.name(), state))
        .emit();
  }

  private void learn(String outcome) {
    ledger.add(outcome);
    node.tracer()
        .event("RMLearn")
        .arg("rm", node.name())
        .arg("outcome", outcome)
        .var("rmState", Map.of(node.name(), "working"))
        .var("ledger", Map.of(node.name(), ledger))
        .emit();
    node.send(Main.TM, Message.of("ack"));
  }
}
