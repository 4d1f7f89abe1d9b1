package plumbline.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C, and every other signal that asks the process to end: the command is told to stop, and has
 * some seconds to print what it found.
 */
final class Interruption implements BooleanSupplier {
  private static final int SECONDS_TO_PRINT = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "interruption");
  private volatile boolean raised;
  private volatile int exit = 130;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupted() {
    raised = true;
    try {
      ended.await(SECONDS_TO_PRINT, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The process is ending already, with the signal's exit code: this is how to end it with ours.
    Runtime.getRuntime().halt(exit);
  }

  /** Whether to stop. */
  @Override
  public boolean getAsBoolean() {
    return raised;
  }

  /** The command is done. */
  void end(int exitCode) {
    exit = exitCode;
    ended.countDown();
    if (!raised) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the signal came just now; the hook ends the process with the code above
      }
    }
  }
}
