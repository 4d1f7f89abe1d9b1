package plumbline.systems.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Sessions that read and write keys at random, until they are stopped. */
public final class Load implements AutoCloseable {
  private final Plan plan;
  private final Ticker ticker;
  private final long start;
  private final List<Thread> threads = new ArrayList<>();
  private final LongAdder reads = new LongAdder();
  private final LongAdder writes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final Latencies latencies = new Latencies();
  private volatile boolean stopping;
  private volatile long stopped;

  /**
   * What is done.
   *
   * @param sessions how many each client has
   * @param rate operations a second in total; 0 for as many as there can be
   * @param keys how many keys there are, called {@code k1}, {@code k2}, ...
   * @param reads the share of operations that only read, from 0 to 1
   * @param seed makes other choices
   */
  public record Plan(int sessions, int rate, int keys, double reads, long seed) {

    /** What is refused. */
    public Plan {
      if (sessions < 1 || keys < 1 || rate < 0 || reads < 0 || reads > 1) {
        throw new IllegalArgumentException(
            "A load has sessions and keys, a rate of 0 or more, and reads from 0 to 1");
      }
    }

    /** Two sessions a client that read nine times in ten, a thousand times a second. */
    public static Plan defaults() {
      return new Plan(2, 1000, 1000, 0.9, 1);
    }
  }

  /**
   * What was done so far.
   *
   * @param seconds since it was started
   * @param failures operations that were not done in time, or of which that is not known
   * @param median how long half of the operations took at most, in microseconds
   * @param ninetyNine the same for 99 of 100
   * @param longest the longest, in microseconds
   */
  public record Summary(
      double seconds,
      long reads,
      long writes,
      long failures,
      long median,
      long ninetyNine,
      long longest) {}

  private Load(Plan plan, Ticker ticker) {
    this.plan = plan;
    this.ticker = ticker;
    this.start = ticker.nanos();
  }

  /** Starts it, from all these clients. */
  public static Load start(List<CacheClient> clients, Plan plan) {
    Load load = new Load(plan, Ticker.system());
    int all = clients.size() * plan.sessions();
    SplittableRandom random = new SplittableRandom(plan.seed());
    for (CacheClient client : clients) {
      for (int i = 0; i < plan.sessions(); i++) {
        Session session = client.session();
        SplittableRandom own = random.split();
        int place = load.threads.size();
        load.threads.add(Thread.ofVirtual().unstarted(() -> load.run(session, own, place, all)));
      }
    }
    load.threads.forEach(Thread::start);
    return load;
  }

  private void run(Session session, SplittableRandom random, int place, int all) {
    for (long turn = 0; !stopping; turn++) {
      if (plan.rate() > 0) {
        waitUntil(start + (turn * all + place) * 1_000_000_000 / plan.rate());
      }
      if (!stopping) {
        operate(session, random);
      }
    }
  }

  private void waitUntil(long due) {
    for (long left = due - ticker.nanos(); left > 0 && !stopping; left = due - ticker.nanos()) {
      LockSupport.parkNanos(left);
    }
  }

  private void operate(Session session, SplittableRandom random) {
    String key = "k" + (1 + random.nextInt(plan.keys()));
    boolean read = random.nextDouble() < plan.reads();
    long begin = ticker.nanos();
    try {
      if (read) {
        session.get(key);
      } else {
        session.put(key, Long.toString(random.nextLong(), 36));
      }
      (read ? reads : writes).increment();
      latencies.add((ticker.nanos() - begin) / 1000);
    } catch (CacheException e) {
      failures.increment();
    }
  }

  /** What was done so far. */
  public Summary summary() {
    long end = stopping && stopped != 0 ? stopped : ticker.nanos();
    return new Summary(
        (end - start) / 1e9,
        reads.sum(),
        writes.sum(),
        failures.sum(),
        latencies.quantile(0.5),
        latencies.quantile(0.99),
        latencies.quantile(1));
  }

  /** Stops it, and waits for what is under way. */
  public Summary stop() {
    stopping = true;
    threads.forEach(LockSupport::unpark);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stopped = ticker.nanos();
    return summary();
  }

  @Override
  public void close() {
    stop();
  }
}
