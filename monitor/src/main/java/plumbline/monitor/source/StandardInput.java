package plumbline.monitor.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.Position;

/**
 * Lines of a stream that can be read once, by a thread of its own, as a read may wait for ever.
 * After a stop it cannot be gone on with.
 */
public final class StandardInput implements Source {
  private static final String NAME = "-";
  private static final int QUEUED = 4096;

  private final BlockingQueue<Message> lines = new ArrayBlockingQueue<>(QUEUED);
  private final int longestLine;
  private volatile boolean ended;
  private volatile IOException broken;

  public StandardInput(InputStream in, int longestLine) {
    this.longestLine = longestLine;
    Thread.ofPlatform().daemon().name("plumbline-input").start(() -> read(in));
  }

  private void read(InputStream in) {
    try (BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long at = 0;
      long begin = 0;
      for (int b = bytes.read(); b >= 0; b = bytes.read()) {
        at++;
        if (b != '\n') {
          line.write(b);
        }
        if (b == '\n' || line.size() > longestLine) {
          give(line, begin);
          begin = at;
        }
      }
      give(line, begin);
    } catch (IOException e) {
      broken = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
    }
  }

  private void give(ByteArrayOutputStream line, long begin) throws InterruptedException {
    byte[] bytes = line.toByteArray();
    line.reset();
    if (!new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
      lines.put(new Message(NAME, begin, System.currentTimeMillis(), "", bytes));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> logs() {
    return List.of(NAME);
  }

  @Override
  public void resume(Map<String, String> places) {
    // A pipe begins where it begins.
  }

  @Override
  public int poll(int most, Consumer<Message> messages) throws IOException {
    int given = 0;
    try {
      // A short wait here saves the one that a poll without a line would lead to.
      Message first = lines.poll(1, TimeUnit.MILLISECONDS);
      while (first != null) {
        messages.accept(first);
        first = ++given < most ? lines.poll() : null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (given == 0 && broken != null) {
      throw broken;
    }
    return given;
  }

  @Override
  public Map<String, String> places() {
    return Map.of();
  }

  @Override
  public boolean isAtEnd() {
    return isOver();
  }

  @Override
  public boolean isOver() {
    return ended && lines.isEmpty();
  }

  @Override
  public Map<Position, byte[]> messages(List<Position> at) {
    return Map.of();
  }

  @Override
  public void close() {
    ended = true;
  }
}
