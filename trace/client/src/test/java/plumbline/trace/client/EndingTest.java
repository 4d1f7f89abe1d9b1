package plumbline.trace.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Traces of processes that end one way or another. */
@Timeout(60)
class EndingTest {
  @TempDir private Path folder;

  @Test
  void a_process_that_is_killed_leaves_whole_lines_but_for_the_last() throws Exception {
    Path file = folder.resolve("killed");
    Process process = start("forever", file);
    try (InputStream started = process.getInputStream()) {
      started.read();
    }
    process.destroyForcibly().waitFor();

    String text = Files.readString(file);
    int lastWhole = text.lastIndexOf('\n');
    List<String> lines = text.substring(0, lastWhole).lines().toList();
    assertThat(lines).hasSizeGreaterThan(1000);
    long seq = 0;
    for (String line : lines) {
      assertThat(line).contains("\"seq\":" + ++seq + ",").endsWith("}}");
    }
  }

  @Test
  void a_process_that_exits_without_closing_leaves_everything() throws Exception {
    Path file = folder.resolve("exited");
    assertThat(start("exit", file).waitFor()).isEqualTo(3);
    assertThat(Files.readAllLines(file)).hasSize(1000);
  }

  @Test
  void a_process_that_is_asked_to_stop_leaves_everything_that_was_emitted() throws Exception {
    Path file = folder.resolve("stopped");
    Process process = start("wait", file);
    try (InputStream started = process.getInputStream()) {
      started.read();
      process.destroy();
      process.waitFor();
    }
    assertThat(Files.readAllLines(file)).hasSize(1000);
  }

  private static Process start(String how, Path file) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Service.class.getName(),
            how,
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The service that ends. */
  static final class Service {
    private Service() {}

    public static void main(String[] args) throws InterruptedException {
      Tracer tracer = Tracer.to(Path.of(args[1])).node("r1").open();
      steps(tracer, 1000);
      switch (args[0]) {
        case "exit" -> System.exit(3);
        case "wait" -> {
          say();
          Thread.currentThread().join();
        }
        default -> {
          tracer.flush();
          steps(tracer, 10_000);
          say();
          while (true) {
            // Not so fast that any are lost.
            tracer.flush();
            steps(tracer, 1000);
          }
        }
      }
    }

    private static void say() {
      System.out.print("started");
      System.out.flush();
    }

    private static void steps(Tracer tracer, int count) {
      for (int i = 0; i < count; i++) {
        tracer.event("Step").arg("i", i).var("x", List.of(i)).emit();
      }
    }
  }
}
