package plumbline.systems.cache.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import plumbline.trace.client.Tracer;

/** A port at which others connect. */
public final class Listener implements Closeable {
  private final ServerSocket server;
  private final String host;
  private final String here;
  private final Tracer tracer;
  private final Reach reach;
  private final Connection.Peer peer;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  private Listener(
      ServerSocket server,
      String host,
      String here,
      Tracer tracer,
      Reach reach,
      Connection.Peer peer) {
    this.server = server;
    this.host = host;
    this.here = here;
    this.tracer = tracer;
    this.reach = reach;
    this.peer = peer;
  }

  /**
   * Listens.
   *
   * @param port 0 for one that is free
   */
  public static Listener open(
      String host, int port, String here, Tracer tracer, Reach reach, Connection.Peer peer)
      throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    try {
      server.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      server.close();
      throw new IOException(here + " cannot listen at " + host + ":" + port + ": " + e, e);
    }
    Listener listener = new Listener(server, host, here, tracer, reach, peer);
    Thread.ofVirtual().name(here + " accepts").start(listener::accept);
    return listener;
  }

  /** Where it can be reached, as {@code host:port}. */
  public String address() {
    return host + ":" + server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.removeIf(Connection::isClosed);
        connections.add(Connection.accepted(socket, here, tracer, reach, peer));
        if (server.isClosed()) {
          close();
        }
      } catch (IOException e) {
        // Closed, or one caller that gave up; the loop tells which.
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // Nobody can connect in any case.
    }
    connections.forEach(Connection::close);
  }
}
