package plumbline.examples.lockserver;

import java.util.List;
import plumbline.examples.cluster.Cluster;

/** A lock server, the store and two clients. */
public final class Main {
  static final String SERVER = "server";
  static final String STORE = "store";
  static final List<String> CLIENTS = List.of("c1", "c2");
  static final int TURNS = 3;

  /** How long a lease is, in milliseconds. */
  static final long LEASE = 150;

  private Main() {}

  /** Runs them: {@code [--bug] [--out DIR] [--seed N]}. */
  public static void main(String[] args) {
    new Cluster("lock-server", "LockServer.tla", List.of(SERVER, STORE, "c1", "c2"))
        .run(
            Main.class,
            args,
            (node, bug) -> {
              switch (node.name()) {
                case SERVER -> new Server(node, bug).run();
                case STORE -> new Store(node).run();
                default -> new Client(node).run();
              }
            });
  }

  static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
