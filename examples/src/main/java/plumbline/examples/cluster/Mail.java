package plumbline.examples.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process's connections: one from each other process that has sent to it, one to each that it has
 * sent to, so that messages between two arrive in order. Not thread-safe.
 */
final class Mail implements AutoCloseable {
  private final ServerSocket server;
  private final Map<String, Socket> outgoing = new HashMap<>();
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private Map<String, Integer> ports = Map.of();

  Mail() throws IOException {
    server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Tells at which ports the others listen. */
  void peers(Map<String, Integer> portsByName) {
    ports = portsByName;
  }

  /** Sends a line; a process that has ended already does not get it. */
  void send(String to, String line) {
    try {
      Socket socket = outgoing.get(to);
      if (socket == null) {
        socket = new Socket(InetAddress.getLoopbackAddress(), ports.get(to));
        socket.setTcpNoDelay(true);
        outgoing.put(to, socket);
      }
      socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      outgoing.remove(to);
    }
  }

  /** The next line that arrived, waiting for it at most that long. */
  Optional<String> receive(long millis) throws InterruptedException {
    return Optional.ofNullable(arrived.poll(Math.max(0, millis), TimeUnit.MILLISECONDS));
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> read(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void read(Socket socket) {
    try (socket;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        arrived.add(line);
      }
    } catch (IOException e) {
      // The other process has ended; what it sent before was read.
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : outgoing.values()) {
      socket.close();
    }
    server.close();
  }
}
