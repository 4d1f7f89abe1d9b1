package plumbline.systems.cache.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import plumbline.trace.client.Tracer;

/**
 * A TCP connection on which both sides ask and answer. Messages arrive in the order in which they
 * were sent; each carries the sender's vector clock.
 *
 * <p>Nobody waits for the network: what is sent is queued for a thread that writes it. A frame is
 * its length, the number of the question (negative for the answer to it), the clock, and the
 * message. What must be done with an answer ahead of the message that follows it is given along
 * with the question.
 */
public final class Connection implements Closeable {
  private static final int LONGEST_FRAME = 1 << 26;
  private static final Duration CONNECT = Duration.ofMillis(500);

  /** Who is behind by more is given up: nobody waits for one that reads nothing any more. */
  private static final int MOST_WAITING = 1 << 14;

  /** Who is at this end. Called by the thread that reads: must not wait for another message. */
  public interface Peer {
    /** The other side asks; answer by {@link Connection#answer}, at once or later. */
    void asked(Connection connection, long question, Message message);

    /** The connection has ended; what was asked and not answered has failed. */
    default void ended(Connection connection) {}
  }

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final BlockingQueue<ByteArrayOutputStream> waiting =
      new LinkedBlockingQueue<>(MOST_WAITING);
  private final Thread writer;
  private final Tracer tracer;
  private final Reach reach;
  private final String here;
  private volatile String there;
  private final Peer peer;
  private final AtomicLong questions = new AtomicLong();
  private final Map<Long, Asked> open = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private record Asked(CompletableFuture<Message> answer, Consumer<Message> first) {}

  private Connection(
      Socket socket, String here, String there, Tracer tracer, Reach reach, Peer peer)
      throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 14));
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 14));
    this.here = here;
    this.there = there;
    this.tracer = tracer;
    this.reach = reach;
    this.peer = peer;
    this.writer = Thread.ofVirtual().name(here + " writes").unstarted(this::write);
  }

  /** Connects to {@code host:port} and says who is calling. */
  public static Connection open(
      String address, String here, String there, Tracer tracer, Reach reach, Peer peer)
      throws IOException {
    int colon = address.lastIndexOf(':');
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(
              address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
          (int) CONNECT.toMillis());
      Connection connection = new Connection(socket, here, there, tracer, reach, peer);
      connection.send(0, new Message.Hello(here));
      connection.start();
      return connection;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Takes a connection that somebody opened. */
  static Connection accepted(Socket socket, String here, Tracer tracer, Reach reach, Peer peer)
      throws IOException {
    Connection connection = new Connection(socket, here, "", tracer, reach, peer);
    connection.start();
    return connection;
  }

  private void start() {
    writer.start();
    Thread.ofVirtual().name(here + " reads").start(this::read);
  }

  /** The name of who is on the other side; empty as long as it has not said so. */
  public String there() {
    return there;
  }

  /** Whether it has ended. */
  public boolean isClosed() {
    return closed;
  }

  /** Asks, and gives the answer in time or fails. */
  public Message ask(Message message, Duration patience) throws IOException {
    return await(ask(message), patience);
  }

  /** Asks; the answer fails with an {@code IOException} when the connection ends first. */
  public CompletableFuture<Message> ask(Message message) {
    return ask(message, answer -> {});
  }

  /**
   * Asks.
   *
   * @param first is given the answer by the thread that reads, ahead of the next message
   */
  public CompletableFuture<Message> ask(Message message, Consumer<Message> first) {
    long question = questions.incrementAndGet();
    CompletableFuture<Message> answer = new CompletableFuture<>();
    open.put(question, new Asked(answer, first));
    try {
      send(question, message);
      if (closed) {
        fail(question, new IOException("the connection to " + there + " has ended"));
      }
    } catch (IOException e) {
      fail(question, e);
    }
    return answer;
  }

  /** Waits for an answer. */
  public static Message await(CompletableFuture<Message> answer, Duration patience)
      throws IOException {
    try {
      return answer.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + patience.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for an answer", e);
    }
  }

  /** Answers what was asked; an end that is gone needs no answer. */
  public void answer(long question, Message message) {
    try {
      send(-question, message);
    } catch (IOException e) {
      close();
    }
  }

  private void send(long number, Message message) throws IOException {
    if (!reach.reaches(here, there)) {
      throw new IOException(there + " cannot be reached");
    }
    var bytes = new ByteArrayOutputStream(256);
    var frame = new DataOutputStream(bytes);
    frame.writeLong(number);
    Codec.text(tracer.inject(), frame);
    Codec.write(message, frame);
    if (!waiting.offer(bytes)) {
      close();
      throw new IOException(there + " takes nothing");
    }
  }

  /** What waits is sent together. */
  private void write() {
    try {
      while (!closed) {
        for (ByteArrayOutputStream frame = waiting.take(); frame != null; frame = waiting.poll()) {
          out.writeInt(frame.size());
          frame.writeTo(out);
        }
        out.flush();
      }
    } catch (IOException e) {
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try {
      while (true) {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_FRAME) {
          throw new IOException("a frame of " + length + " bytes");
        }
        long number = in.readLong();
        String clock = Codec.text(in);
        Message message = Codec.read(in);
        if (message instanceof Message.Hello hello) {
          there = hello.name();
        }
        if (reach.reaches(there, here)) {
          tracer.extract(clock);
          receive(number, message);
        }
      }
    } catch (IOException e) {
      // The other side ended, or says what makes no sense.
      close();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void receive(long number, Message message) {
    if (number > 0) {
      peer.asked(this, number, message);
    } else if (number < 0) {
      Asked asked = open.remove(-number);
      if (asked != null) {
        asked.first.accept(message);
        asked.answer.complete(message);
      }
    }
  }

  private void fail(long question, IOException why) {
    Asked asked = open.remove(question);
    if (asked != null) {
      asked.answer.completeExceptionally(why);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    writer.interrupt();
    try {
      socket.close();
    } catch (IOException e) {
      // Closed in any case.
    }
    for (Long question : open.keySet()) {
      fail(question, new IOException("the connection to " + there + " has ended"));
    }
    peer.ended(this);
  }
}
