package plumbline.monitor.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import plumbline.monitor.KeyPath;
import plumbline.monitor.Limits;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.MonitorConfig.Ordering;
import plumbline.monitor.Window;
import plumbline.tla.SpecOptions;

/** Reads files that say what monitors there are. */
public final class MonitorsFile {
  private static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "spec",
              "config",
              "path",
              "init",
              "next",
              "invariants",
              "constants",
              "binding",
              "preset",
              "sources",
              "sinks",
              "key",
              "order",
              "window",
              "idle",
              "from",
              "join",
              "expire",
              "max-states",
              "max-instances",
              "threads",
              "exactly-once",
              "group",
              "state"));

  private MonitorsFile() {}

  /**
   * What a file says.
   *
   * @param http where to serve metrics and health; nowhere where there is none
   */
  public record Content(Optional<String> http, List<MonitorSettings> monitors) {}

  /**
   * Reads a file. Paths in it are relative to its folder.
   *
   * @param out what specs print goes there
   * @throws IllegalArgumentException when it is wrong; the message says where, and how to mend it
   * @throws IOException when it cannot be read
   */
  public static Content read(Path file, PrintStream out) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + ": no such file");
    }
    String text = Files.readString(file);
    Node node;
    try {
      node =
          new Compose(LoadSettings.builder().setLabel(file.toString()).build())
              .composeString(text)
              .orElseThrow(() -> new IllegalArgumentException(file + ": the file is empty"));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + ": this is not YAML: " + e.getMessage(), e);
    }
    YamlPart whole = new YamlPart(file.toString(), "", node);
    Map<String, YamlPart> members = whole.members();
    for (Map.Entry<String, YamlPart> member : members.entrySet()) {
      if (!member.getKey().equals("monitors") && !member.getKey().equals("http")) {
        throw member.getValue().wrong("there is no such setting; there are monitors and http");
      }
    }
    if (!members.containsKey("monitors")) {
      throw whole.wrong("there are no monitors; write monitors: {NAME: {spec: ..., ...}}");
    }
    List<MonitorSettings> monitors = new ArrayList<>();
    members
        .get("monitors")
        .members()
        .forEach((name, part) -> monitors.add(new Reader(file, name, part, out).settings()));
    return new Content(
        Optional.ofNullable(members.get("http")).map(YamlPart::text), List.copyOf(monitors));
  }

  /** Reads one monitor. */
  private static final class Reader {
    private final Path folder;
    private final String name;
    private final YamlPart part;
    private final Map<String, YamlPart> members;
    private final PrintStream out;

    Reader(Path file, String name, YamlPart part, PrintStream out) {
      this.folder = file.toAbsolutePath().getParent();
      this.name = name;
      this.part = part;
      this.members = part.members();
      this.out = out;
      for (Map.Entry<String, YamlPart> member : members.entrySet()) {
        if (!NAMES.contains(member.getKey())) {
          throw member
              .getValue()
              .wrong("there is no such setting; there are " + String.join(", ", NAMES));
        }
      }
    }

    MonitorSettings settings() {
      return new MonitorSettings(
          config(),
          word("group").orElse("plumbline-" + name),
          path("state"),
          from(),
          flag("exactly-once").orElse(false),
          as("threads", Integer::valueOf).orElse(1),
          false);
    }

    private MonitorConfig config() {
      Limits usual = Limits.defaults();
      return new MonitorConfig(
          name,
          path("spec").orElseThrow(() -> part.wrong("there is no spec: spec: FILE.tla")),
          new SpecOptions(
              path("config"),
              words("path").stream().map(folder::resolve).toList(),
              word("init"),
              word("next"),
              words("invariants"),
              constants(),
              0,
              out),
          path("binding"),
          word("preset"),
          atLeastOne("sources"),
          words("sinks").isEmpty() ? List.of("stdout:") : words("sinks"),
          as("key", KeyPath::parse).orElse(KeyPath.ALL),
          ordering(),
          flag("join"),
          as("expire", Times::parse),
          usual.with(
              as("max-states", Integer::valueOf).orElse(usual.states()),
              as("max-instances", Integer::valueOf).orElse(usual.instances())));
    }

    private List<String> atLeastOne(String member) {
      List<String> words = words(member);
      if (words.isEmpty()) {
        throw part.wrong("there are no %1$s: %1$s: [URI, ...]".formatted(member));
      }
      return words;
    }

    private List<String> constants() {
      List<String> constants = new ArrayList<>();
      Optional.ofNullable(members.get("constants"))
          .map(YamlPart::members)
          .orElse(new LinkedHashMap<>())
          .forEach((constant, value) -> constants.add(constant + "=" + value.text()));
      return constants;
    }

    private Ordering ordering() {
      Window.Size usual = Window.Size.defaults();
      Window.Size size =
          new Window.Size(
              as("window", Times::parse).map(Duration::toMillis).orElse(usual.width()),
              as("idle", Times::parse).map(Duration::toMillis).orElse(usual.patience()),
              usual.most());
      return as("order", word -> Ordering.parse(word, size)).orElse(new Ordering.AsNeeded(size));
    }

    private boolean from() {
      return as(
              "from",
              word ->
                  switch (word) {
                    case "earliest" -> false;
                    case "latest" -> true;
                    default -> throw new IllegalArgumentException("expected earliest or latest");
                  })
          .orElse(false);
    }

    private Optional<String> word(String member) {
      return as(member, Function.identity());
    }

    private <T> Optional<T> as(String member, Function<String, T> reader) {
      return Optional.ofNullable(members.get(member)).map(m -> m.as(reader));
    }

    private Optional<Boolean> flag(String member) {
      return Optional.ofNullable(members.get(member)).map(YamlPart::flag);
    }

    private List<String> words(String member) {
      return Optional.ofNullable(members.get(member)).stream()
          .flatMap(m -> m.elements().stream())
          .map(YamlPart::text)
          .toList();
    }

    private Optional<Path> path(String member) {
      return word(member).map(folder::resolve);
    }
  }
}
