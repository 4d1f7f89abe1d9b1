package plumbline.examples.twophase;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import plumbline.examples.cluster.Cluster;
import plumbline.examples.cluster.Node;
import plumbline.examples.cluster.Options;

/** Starts the transaction manager and three resource managers, or is one of them. */
public final class Main {
  static final String TM = "tm";
  static final List<String> RMS = List.of("r1", "r2", "r3");
  static final int TRANSACTIONS = 3;

  private static final Path OUT = Path.of("out", "two-phase-commit");

  private Main() {}

  /** {@code [NAME] [--bug] [--out DIR] [--seed N]}; without a name, starts all of them. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> given = Arrays.asList(args);
    if (!given.isEmpty() && (given.get(0).equals(TM) || RMS.contains(given.get(0)))) {
      Options options = Options.parse(given.subList(1, given.size()), OUT);
      try (Node node = Node.join(given.get(0), options)) {
        if (node.name().equals(TM)) {
          new TransactionManager(node, options.bug()).run();
        } else {
          new ResourceManager(node).run();
        }
      }
    } else {
      Options options = Options.parse(given, OUT);
      long events = Cluster.run(Main.class, List.of(TM, "r1", "r2", "r3"), options);
      System.out.printf(
          """
          %d transactions, %d events in %s. Check them:
            ./plumbline check examples/two-phase-commit/TwoPhaseCommit.tla --trace '%s/*.ndjson'
          """,
          TRANSACTIONS, events, options.out(), options.out());
    }
  }
}
