package plumbline.examples.twophase;

import java.util.List;
import plumbline.examples.cluster.Cluster;

/** A transaction manager and three resource managers. */
public final class Main {
  static final String TM = "tm";
  static final List<String> RMS = List.of("r1", "r2", "r3");
  static final int TRANSACTIONS = 3;

  private Main() {}

  /** Runs them: {@code [--bug] [--out DIR] [--seed N]}. */
  public static void main(String[] args) {
    new Cluster("two-phase-commit", "TwoPhaseCommit.tla", List.of(TM, "r1", "r2", "r3"))
        .run(
            Main.class,
            args,
            (node, bug) -> {
              if (node.name().equals(TM)) {
                new TransactionManager(node, bug).run();
              } else {
                new ResourceManager(node).run();
              }
            });
  }
}
