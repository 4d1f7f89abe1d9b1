package plumbline.examples.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import plumbline.trace.client.Tracer;

/**
 * One process of an example: it sends and receives, and traces into a file of its own. The clock of
 * its trace travels with its messages.
 */
public final class Node implements AutoCloseable {
  private final String name;
  private final Tracer tracer;
  private final Mail mail;
  private final Random random;
  private final boolean bug;

  private Node(String name, Tracer tracer, Mail mail, Random random, boolean bug) {
    this.name = name;
    this.tracer = tracer;
    this.mail = mail;
    this.random = random;
    this.bug = bug;
  }

  /**
   * Becomes the process of that name: tells the launcher its port, and learns those of the others.
   */
  static Node join(String name, Options options) throws IOException {
    Tracer tracer = Tracer.to(options.out().resolve(name + ".ndjson")).node(name).open();
    Mail mail = new Mail();
    System.out.println(mail.port());
    String peers = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
    if (peers == null) {
      throw new IOException("The launcher has ended.");
    }
    mail.peers(
        Arrays.stream(peers.split(" "))
            .map(peer -> peer.split("="))
            .collect(Collectors.toMap(peer -> peer[0], peer -> Integer.valueOf(peer[1]))));
    return new Node(name, tracer, mail, random(options.seed(), name), options.bug());
  }

  private static Random random(long seed, String name) {
    // Neighbouring seeds of Random begin alike: spread them first.
    return new Random(((seed * 31 + name.hashCode()) * 0x9E3779B97F4A7C15L) >>> 16);
  }

  public String name() {
    return name;
  }

  public Tracer tracer() {
    return tracer;
  }

  /** Chance, the same in every run with the same seed. */
  public Random random() {
    return random;
  }

  boolean bug() {
    return bug;
  }

  /** Sends a message. What was traced before happened before whatever the receiver does with it. */
  public void send(String to, Message message) {
    message.from(name);
    tracer.inject(message.fields());
    mail.send(to, message.line());
  }

  /** Waits for the next message at most that long. */
  public Optional<Message> receive(long millis) throws InterruptedException {
    Optional<Message> message = mail.receive(millis).map(Message::parse);
    message.ifPresent(received -> tracer.extract(received.fields()));
    return message;
  }

  @Override
  public void close() throws IOException {
    tracer.close();
    mail.close();
  }
}
