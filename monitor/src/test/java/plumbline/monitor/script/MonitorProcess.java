package plumbline.monitor.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Runs of a monitor spec in a process of their own, which can be killed or be short of memory. */
final class MonitorProcess {
  private MonitorProcess() {}

  /**
   * Starts one.
   *
   * @param heap the most that it may have, in megabytes
   * @param records to make up and read from standard input; with none it reads the log to its end
   */
  static Process start(Path folder, int heap, int records) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx" + heap + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            MonitorProcess.class.getName(),
            folder.toString(),
            Integer.toString(records))
        .inheritIO()
        .start();
  }

  /** The process itself: ends with 3 where records were not read, with 1 at alerts. */
  public static void main(String[] args) throws IOException {
    MonitorSpec spec = new MonitorSpec(Path.of(args[0]));
    int records = Integer.parseInt(args[1]);
    if (records == 0) {
      spec.run();
      return;
    }
    boolean quiet = spec.run("-", Optional.empty(), new MadeUp(records)).isEmpty();
    System.exit(spec.meters().events.sum() == records ? (quiet ? 0 : 1) : 3);
  }

  /** Records with ten strings each that no other has. */
  private static final class MadeUp extends InputStream {
    private final int records;
    private int made;
    private byte[] line = {};
    private int next;

    MadeUp(int records) {
      this.records = records;
    }

    @Override
    public int read() {
      if (next == line.length && !make()) {
        return -1;
      }
      return line[next++];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (next == line.length && !make()) {
        return -1;
      }
      int given = Math.min(length, line.length - next);
      System.arraycopy(line, next, into, offset, given);
      next += given;
      return given;
    }

    private boolean make() {
      if (made == records) {
        return false;
      }
      StringBuilder text = new StringBuilder("{\"version\":").append(++made).append(",\"ids\":[");
      for (int i = 0; i < 10; i++) {
        text.append(i == 0 ? "" : ",")
            .append("\"id-")
            .append(made)
            .append('-')
            .append(i)
            .append('"');
      }
      line = text.append("]}\n").toString().getBytes(StandardCharsets.UTF_8);
      next = 0;
      return true;
    }
  }
}
