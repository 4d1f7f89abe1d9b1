package plumbline.monitor.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import plumbline.monitor.DeadLetter;
import plumbline.monitor.http.Address;
import tools.jackson.databind.node.JsonNodeFactory;

/** The HTTP side: {@code POST /v1/logs} and {@code POST /v1/traces}. */
final class Receiver implements AutoCloseable {
  /** Bytes of one request, unpacked. */
  private static final int LONGEST = 32 << 20;

  /** Requests that are read at once; others wait. */
  private static final int AT_ONCE = 8;

  private static final String JSON = "application/json";
  private static final String PROTOBUF = "application/x-protobuf";

  private final String name;
  private final Spool spool;
  private final Consumer<DeadLetter> dead;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(AT_ONCE);

  /** Why a request is not taken. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    final int status;

    Refused(int status, String why) {
      super(why);
      this.status = status;
    }
  }

  Receiver(String uri, Spool spool, Consumer<DeadLetter> dead) throws IOException {
    this.name = uri;
    this.spool = spool;
    this.dead = dead;
    InetSocketAddress at = Address.parse(uri.substring(OtlpSource.SCHEME.length()));
    try {
      server = HttpServer.create(at, 0);
    } catch (IOException e) {
      throw new IOException("cannot listen on %s: %s".formatted(uri, e.getMessage()), e);
    }
    server.createContext("/", x -> answer(x, x.getRequestURI().getPath()));
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    boolean asProtobuf = type(exchange).equals(PROTOBUF);
    byte[] body = {};
    try (exchange) {
      room.acquire();
      try {
        Signal signal = signal(exchange, path);
        refuseWhenFull();
        body = body(exchange);
        spool.add(messages(signal, asProtobuf, body));
        send(exchange, 200, asProtobuf, asProtobuf ? new byte[0] : bytes("{}"));
      } catch (Refused e) {
        refuse(exchange, asProtobuf, body, e);
      } catch (IOException e) {
        refuse(
            exchange,
            asProtobuf,
            body,
            new Refused(503, "the records cannot be kept now: " + e.getMessage()));
      } finally {
        room.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String type(HttpExchange exchange) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "")
        .replaceFirst(";.*", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private Signal signal(HttpExchange exchange, String path) throws Refused {
    Signal signal =
        switch (path) {
          case "/v1/logs" -> Signal.LOGS;
          case "/v1/traces" -> Signal.TRACES;
          default ->
              throw new Refused(404, "there are /v1/logs and /v1/traces; metrics are no events");
        };
    if (!exchange.getRequestMethod().equals("POST")) {
      throw new Refused(405, "records are sent with POST");
    }
    String type = type(exchange);
    if (!type.equals(JSON) && !type.equals(PROTOBUF)) {
      throw new Refused(
          415, "Content-Type must be %s or %s, not \"%s\"".formatted(JSON, PROTOBUF, type));
    }
    return signal;
  }

  private void refuseWhenFull() throws Refused {
    if (spool.isFull()) {
      throw new Refused(429, "the monitor is behind; send it again later");
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException, Refused {
    String encoding =
        Objects.requireNonNullElse(
            exchange.getRequestHeaders().getFirst("Content-Encoding"), "identity");
    try (InputStream raw = exchange.getRequestBody()) {
      return switch (encoding.toLowerCase(Locale.ROOT)) {
        case "identity" -> atMost(raw);
        case "gzip" -> atMost(new GZIPInputStream(raw));
        default ->
            throw new Refused(
                415, "Content-Encoding must be gzip or none, not \"%s\"".formatted(encoding));
      };
    } catch (IOException e) {
      throw new Refused(400, "the body cannot be read: " + e.getMessage());
    }
  }

  private static byte[] atMost(InputStream in) throws IOException, Refused {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] some = new byte[16 << 10];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      body.write(some, 0, read);
      if (body.size() > LONGEST) {
        throw new Refused(
            413, "the request has more than %,d bytes; send smaller batches".formatted(LONGEST));
      }
    }
    return body.toByteArray();
  }

  private static List<byte[]> messages(Signal signal, boolean asProtobuf, byte[] body)
      throws Refused {
    try {
      return asProtobuf
          ? ProtobufRecords.messages(signal, body)
          : JsonRecords.messages(signal, body);
    } catch (IllegalArgumentException e) {
      throw new Refused(400, e.getMessage());
    }
  }

  /** Records that the sender will not send again go to the dead letters. */
  private void refuse(HttpExchange exchange, boolean asProtobuf, byte[] body, Refused why)
      throws IOException {
    switch (why.status) {
      case 429, 503 -> exchange.getResponseHeaders().set("Retry-After", "1");
      case 400, 413, 415 ->
          dead.accept(
              new DeadLetter(
                  name,
                  spool.durable(),
                  "%s %s: %s"
                      .formatted(
                          exchange.getRequestMethod(), exchange.getRequestURI(), why.getMessage()),
                  body));
      default -> exchange.getResponseHeaders().set("Allow", "POST");
    }
    send(
        exchange,
        why.status,
        asProtobuf,
        asProtobuf
            ? ProtobufRecords.status(why.getMessage())
            : bytes(
                JsonNodeFactory.instance.objectNode().put("message", why.getMessage()).toString()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, boolean asProtobuf, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", asProtobuf ? PROTOBUF : JSON);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
