package plumbline.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A finished process.
 *
 * @param exitCode empty meaning when {@code timedOut}
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 * @param seconds wall time from its start to its end
 * @param cpuSeconds what it took of all processors, sampled; 0 where the system does not tell
 * @param peakBytes its highest resident memory, sampled; 0 where there is no /proc
 */
record Forked(
    int exitCode,
    boolean timedOut,
    String out,
    String err,
    double seconds,
    double cpuSeconds,
    long peakBytes) {

  /** The kernel sums and keeps the peak itself, so only what came after the last look is missed. */
  private static final long SAMPLE_MILLIS = 50;

  /** Of a process that prints without end only this much is read. */
  private static final long MOST_OUTPUT_BYTES = 64L << 20;

  /** What a process reads from its standard input. */
  @FunctionalInterface
  interface Feed {
    /** Nothing at all. */
    Feed NOTHING = out -> {};

    /**
     * Writes it.
     *
     * @throws IOException when the process does not read on, which is no failure of this one
     */
    void write(OutputStream out) throws IOException;
  }

  /**
   * Runs a command that reads no input to its end, or until its time is up.
   *
   * @param environment variables to add
   * @param folder the working folder
   */
  static Forked run(
      List<String> command, Map<String, String> environment, Path folder, Duration limit) {
    return run(command, environment, folder, Feed.NOTHING, limit);
  }

  /** The same with an input, which is written while the process runs. */
  static Forked run(
      List<String> command,
      Map<String, String> environment,
      Path folder,
      Feed feed,
      Duration limit) {
    try {
      Path out = Files.createTempFile("plumbline-bench", ".out");
      Path err = Files.createTempFile("plumbline-bench", ".err");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        Thread hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        CompletableFuture<Void> fed =
            CompletableFuture.runAsync(
                () -> feed(process, feed), task -> Thread.ofPlatform().daemon().start(task));
        long peak = 0;
        double cpu = 0;
        boolean ended = false;
        while (!ended && System.nanoTime() - start < limit.toNanos()) {
          ended = process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
          peak = Math.max(peak, resident(process.pid()));
          cpu = Math.max(cpu, cpuSeconds(process));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!ended) {
          process.destroyForcibly();
        }
        int code = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(hook);
        fed.join();
        return new Forked(code, !ended, read(out), read(err), seconds, cpu, peak);
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void feed(Process process, Feed feed) {
    try (OutputStream in = process.getOutputStream()) {
      feed.write(in);
    } catch (IOException e) {
      // It has read what it wanted to; its own end tells the rest.
    }
  }

  private static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes((int) MOST_OUTPUT_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static double cpuSeconds(Process process) {
    return process.info().totalCpuDuration().map(d -> d.toNanos() / 1e9).orElse(0.0);
  }

  private static long resident(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
    } catch (IOException e) {
      return 0; // ended meanwhile, or a system without /proc
    }
    return 0;
  }
}
