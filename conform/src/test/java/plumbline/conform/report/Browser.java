package plumbline.conform.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A headless Chromium with one page, driven through its DevTools protocol. Keys are pressed and
 * colours are preferred as a user would: nothing in the page knows that it is tested.
 */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String LISTENING = "DevTools listening on ";

  /** How long any one thing may take on a slow, busy machine. */
  private static final int SECONDS = 60;

  private final JsonMapper json = new JsonMapper();
  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final List<String> complaints = new ArrayList<>();
  private String session = "";

  private Browser(Process process, URI endpoint) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(endpoint, new Listener())
            .join();
    socket.request(1);
    JsonNode target =
        call("Target.createTarget", json.createObjectNode().put("url", "about:blank"));
    ObjectNode attach =
        json.createObjectNode()
            .put("targetId", target.at("/targetId").stringValue())
            .put("flatten", true);
    session = call("Target.attachToTarget", attach).at("/sessionId").stringValue();
    call("Page.enable", json.createObjectNode());
    call("Runtime.enable", json.createObjectNode());
    call("Log.enable", json.createObjectNode());
    call("Network.enable", json.createObjectNode());
  }

  /** Starts Chromium with an empty profile; installs it first where it is missing and we may. */
  static Browser start(Path profile) throws IOException, InterruptedException {
    Path program = find().or(Browser::installed).orElseThrow(Browser::missing);
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile)
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    List<String> said = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofVirtual().start(() -> output.lines().forEach(l -> {}));
        return new Browser(process, URI.create(line.substring(LISTENING.length()).strip()));
      }
      said.add(line);
    }
    throw new IOException(program + " did not start:\n" + String.join("\n", said));
  }

  private static Optional<Path> find() {
    return NAMES.stream()
        .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(p -> Path.of(p, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> installed() {
    try {
      Process install =
          new ProcessBuilder("src/test/sh/install-chromium")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      install.waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return find();
  }

  private static AssertionError missing() {
    return new AssertionError(
        "The test of the HTML report needs Chromium, and it could not be installed from here."
            + " On Debian: apt-get install chromium fonts-dejavu-core");
  }

  void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        json.createObjectNode()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
  }

  /** What the user prefers: {@code light} or {@code dark}. */
  void prefer(String scheme) {
    ObjectNode media = json.createObjectNode();
    media.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", scheme);
    call("Emulation.setEmulatedMedia", media);
  }

  /**
   * Opens a page and waits until it is ready.
   *
   * @return how long that took, in milliseconds
   */
  double open(Path page) {
    complaints.clear();
    call("Page.navigate", json.createObjectNode().put("url", page.toUri().toString()));
    return evaluate(
            """
            new Promise((done) => {
              const look = () => document.documentElement?.dataset.ready
                  ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 5);
              look();
            })
            """)
        .doubleValue();
  }

  /** The value of a JavaScript expression, or what its promise brings. */
  JsonNode evaluate(String expression) {
    ObjectNode parameters =
        json.createObjectNode()
            .put("expression", expression)
            .put("awaitPromise", true)
            .put("returnByValue", true);
    JsonNode result = call("Runtime.evaluate", parameters);
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.at("/exceptionDetails").toString());
    }
    return result.at("/result/value");
  }

  /** The text of the first element that the selector finds, as it is shown. */
  String text(String selector) {
    return evaluate("document.querySelector('" + selector + "').innerText").stringValue();
  }

  void press(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      ObjectNode event = json.createObjectNode().put("type", type).put("key", key);
      if (key.length() == 1 && type.equals("keyDown")) {
        event.put("text", key);
      }
      call("Input.dispatchKeyEvent", event);
    }
  }

  /** Presses the mouse on a point of what is shown. */
  void point(double x, double y) {
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          json.createObjectNode()
              .put("type", type)
              .put("x", x)
              .put("y", y)
              .put("button", "left")
              .put("clickCount", 1));
    }
  }

  void click(String selector) {
    evaluate("document.querySelector('" + selector + "').click()");
  }

  /** Writes what is shown as a PNG. */
  void screenshot(Path file) throws IOException {
    JsonNode shot = call("Page.captureScreenshot", json.createObjectNode());
    Files.write(file, Base64.getDecoder().decode(shot.at("/data").stringValue()));
  }

  /** Writes the whole page as it would be printed. */
  byte[] print() {
    JsonNode printed =
        call("Page.printToPDF", json.createObjectNode().put("printBackground", true));
    return Base64.getDecoder().decode(printed.at("/data").stringValue());
  }

  /** Errors of the page's scripts, and requests for anything but the page. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private JsonNode call(String method, ObjectNode parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    try {
      socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
      JsonNode answered = answer.get(SECONDS, TimeUnit.SECONDS);
      if (answered.has("error")) {
        throw new AssertionError(method + ": " + answered.get("error"));
      }
      return answered.at("/result");
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(method, e);
    }
  }

  private void received(JsonNode message) {
    if (message.has("id")) {
      waiting.remove(message.get("id").intValue()).complete(message);
      return;
    }
    String method = message.at("/method").stringValue();
    boolean error =
        method.equals("Runtime.exceptionThrown")
            || (method.equals("Log.entryAdded")
                && message.at("/params/entry/level").stringValue().equals("error"));
    String url = message.at("/params/request/url").stringValue("");
    boolean request =
        method.equals("Network.requestWillBeSent")
            && !message.at("/params/type").stringValue("").equals("Document");
    if (error) {
      complaints.add(message.toString());
    } else if (request) {
      complaints.add("request of " + url);
    }
  }

  @Override
  public void close() {
    // Asked to end, it takes its locks out of the profile.
    session = "";
    call("Browser.close", json.createObjectNode());
    socket.abort();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        received(json.readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
