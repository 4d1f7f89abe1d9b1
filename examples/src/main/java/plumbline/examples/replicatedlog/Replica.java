package plumbline.examples.replicatedlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.examples.cluster.Message;
import plumbline.examples.cluster.Node;
import plumbline.trace.client.TraceEvent;

/**
 * One node. It logs its role, term and commit, not its log, votes and what it knows of the others;
 * of messages with entries and their acknowledgements not even whose they are.
 */
final class Replica {
  private static final long RUNS = 2500;
  private static final int HEARTBEAT = 100;
  private static final int PATIENCE = 300;
  private static final int STOP = 900;
  private static final int STOPS_AFTER = 6;
  private static final List<String> VALUES = List.of("a", "b", "c");

  private final Node node;
  private final boolean bug;
  private final Network network;
  private final String self;
  private final Set<String> votes = new HashSet<>();
  private final Map<String, Integer> match = new HashMap<>();
  private List<Entry> log = new ArrayList<>();
  private String role = "follower";
  private int term;
  private Optional<String> votedFor = Optional.empty();
  private int commit;
  private long due;
  private int heartbeats;

  /**
   * @param bug whether it commits what it has appended without asking anyone
   */
  Replica(Node node, boolean bug) {
    this.node = node;
    this.bug = bug;
    this.network = new Network(node);
    this.self = node.name();
  }

  void run() throws InterruptedException {
    long end = now() + RUNS;
    waitForLeader();
    while (now() < end) {
      Optional<Message> message = node.receive(Math.min(due, end) - now());
      if (message.isPresent()) {
        handle(message.get());
      }
      if (now() >= due) {
        if (role.equals("leader")) {
          lead();
        } else {
          timeout();
        }
      }
    }
  }

  private void timeout() {
    role = "candidate";
    term++;
    votedFor = Optional.of(self);
    votes.clear();
    votes.add(self);
    event("Timeout").var("role", mine(role)).var("term", mine(term)).emit();
    for (String other : others()) {
      network.send(other, message("ask").with("lastTerm", lastTerm()).with("length", log.size()));
    }
    waitForLeader();
  }

  private void lead() throws InterruptedException {
    heartbeats++;
    if (heartbeats == STOPS_AFTER) {
      // As in a long garbage collection: meanwhile the others elect another leader.
      Thread.sleep(STOP);
    }
    if (heartbeats % 2 == 0) {
      append(VALUES.get(node.random().nextInt(VALUES.size())));
    }
    event("Replicate").emit();
    for (String other : others()) {
      network.send(other, message("entries").with("log", Entry.text(log)).with("commit", commit));
    }
    due = now() + HEARTBEAT;
  }

  private void append(String value) {
    log.add(new Entry(term, value));
    event("AppendEntry").arg("v", value).emit();
    if (bug) {
      commit(log.size());
    }
  }

  private void handle(Message message) {
    String sender = message.sender();
    switch (message.type()) {
      case "ask" -> handleAsk(sender, message);
      case "vote" -> handleVote(sender, message);
      case "entries" -> handleEntries(sender, message);
      default -> handleAck(sender, message);
    }
  }

  private void handleAsk(String candidate, Message message) {
    hear(message.number("term"));
    boolean free = message.number("term") == term && votedFor.map(candidate::equals).orElse(true);
    int lastTerm = message.number("lastTerm");
    boolean complete =
        lastTerm > lastTerm() || (lastTerm == lastTerm() && message.number("length") >= log.size());
    boolean granted = free && complete;
    if (granted) {
      votedFor = Optional.of(candidate);
      waitForLeader();
    }
    event("HandleAsk").arg("j", candidate).var("role", mine(role)).var("term", mine(term)).emit();
    network.send(candidate, message("vote").with("granted", granted));
  }

  private void handleVote(String voter, Message message) {
    boolean mine = role.equals("candidate") && message.number("term") == term;
    hear(message.number("term"));
    if (mine && Boolean.parseBoolean(message.get("granted"))) {
      votes.add(voter);
    }
    event("HandleVote").arg("j", voter).var("role", mine(role)).var("term", mine(term)).emit();
    if (role.equals("candidate") && majority(votes.size())) {
      role = "leader";
      match.clear();
      due = now();
      event("BecomeLeader").var("role", mine(role)).emit();
    }
  }

  private void handleEntries(String leader, Message message) {
    boolean stale = message.number("term") < term;
    int length = 0;
    if (!stale) {
      hear(message.number("term"));
      role = "follower";
      log = new ArrayList<>(Entry.parse(message.get("log")));
      commit = Math.max(commit, message.number("commit"));
      length = log.size();
      waitForLeader();
    }
    event("HandleEntries")
        .var("role", mine(role))
        .var("term", mine(term))
        .var("commit", mine(commit))
        .emit();
    network.send(leader, message("ack").with("length", length));
  }

  private void handleAck(String follower, Message message) {
    boolean mine = role.equals("leader") && message.number("term") == term;
    hear(message.number("term"));
    if (mine) {
      match.merge(follower, message.number("length"), Math::max);
    }
    event("HandleAck").var("role", mine(role)).var("term", mine(term)).emit();
    if (mine) {
      commitWhatAMajorityHas();
    }
  }

  private void commitWhatAMajorityHas() {
    for (int k = log.size(); k > commit && log.get(k - 1).term() == term; k--) {
      int length = k;
      long others = match.values().stream().filter(known -> known >= length).count();
      if (majority(1 + others)) {
        commit(k);
      }
    }
  }

  private void commit(int length) {
    commit = length;
    event("Commit").var("commit", mine(commit)).emit();
  }

  /** Becomes a follower of a newer term. */
  private void hear(int other) {
    if (other > term) {
      term = other;
      role = "follower";
      votedFor = Optional.empty();
      waitForLeader();
    }
  }

  private void waitForLeader() {
    due = now() + PATIENCE + node.random().nextInt(PATIENCE);
  }

  private int lastTerm() {
    return log.isEmpty() ? 0 : log.get(log.size() - 1).term();
  }

  private static boolean majority(long count) {
    return 2 * count > Main.NODES.size();
  }

  private List<String> others() {
    return Main.NODES.stream().filter(other -> !other.equals(self)).toList();
  }

  private Message message(String type) {
    return Message.of(type).with("term", term);
  }

  private TraceEvent event(String action) {
    return node.tracer().event(action).arg("i", self);
  }

  private <T> Map<String, T> mine(T value) {
    return Map.of(self, value);
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
