package plumbline.examples.replicatedlog;

import java.util.List;
import plumbline.examples.cluster.Cluster;

/** Three nodes that replicate a log. */
public final class Main {
  static final List<String> NODES = List.of("n1", "n2", "n3");

  private static final String BINDING = "--binding examples/replicated-log/binding.yaml";

  private Main() {}

  /** Runs them: {@code [--bug] [--out DIR] [--seed N]}. */
  public static void main(String[] args) {
    new Cluster("replicated-log", "ReplicatedLog.tla " + BINDING, NODES)
        .run(Main.class, args, (node, bug) -> new Replica(node, bug).run());
  }
}
