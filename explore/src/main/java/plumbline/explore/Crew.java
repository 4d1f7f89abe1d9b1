package plumbline.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Threads with stacks that are deep enough for recursive operators. */
final class Crew {
  /** Address space, of which a thread takes as much memory as its recursion is deep. */
  private static final long STACK = 64L << 20;

  private Crew() {}

  /** Gives what the task gives, or throws what it throws. */
  static <T> T call(Supplier<T> task) {
    FutureTask<T> future = new FutureTask<>(task::get);
    run(List.of(future));
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> throw unchecked(future.exceptionNow());
      case RUNNING, CANCELLED -> throw new IllegalStateException("the task did not end");
    };
  }

  /** What another thread threw, to be thrown in this one. */
  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
  }

  /** Runs all at once and waits for their ends; a task must not throw. */
  static void run(List<? extends Runnable> tasks) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      Thread thread = new Thread(null, tasks.get(i), "worker-" + i, STACK);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    threads.forEach(Crew::await);
  }

  /** Waits for the end of a thread, whatever interrupts the waiting. */
  static void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
