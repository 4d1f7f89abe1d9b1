package plumbline.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import plumbline.explore.Storage.Stored;
import plumbline.tla.State;
import plumbline.tla.value.Atoms;

/**
 * The states that wait to be explored, shared by all workers. States travel in chunks, so that a
 * worker asks for the lock once for many states; which chunk comes next, and which state of it, is
 * what the strategies differ in.
 *
 * <p>A worker without work waits. When all of them wait, nothing changes any more: that is the
 * moment to begin the next level, to save the run, or to end.
 */
abstract sealed class Frontier permits Levels, Newest {
  /** What one worker holds of the frontier: the state it explores, and those about it. */
  static final class Hand {
    final ChunkCodec codec;

    /** What it takes states from, and what it puts new ones into. */
    Chunk in = new Chunk(0);

    Chunk out;

    /** The state to explore, its number and its depth. */
    State state;

    long number;
    int depth;

    Hand(int variables, Atoms atoms, Chunk out) {
      this.codec = new ChunkCodec(variables, atoms);
      this.out = out;
    }

    void hold(Chunk chunk, int place) {
      state = chunk.states[place];
      number = chunk.numbers[place];
      depth = chunk.depths[place];
    }
  }

  final Storage storage;
  final int workers;
  final Deque<Stored> ready = new ArrayDeque<>();
  private final int variables;
  private final Atoms atoms;

  /** How many workers wait; read without the lock as a hint. */
  volatile int waiting;

  private volatile boolean ended;
  private volatile Runnable atRest;
  private volatile long stored;

  Frontier(Storage storage, int workers, int variables, Atoms atoms) {
    this.storage = storage;
    this.workers = workers;
    this.variables = variables;
    this.atoms = atoms;
  }

  /** What a further worker works with. */
  final Hand hand() {
    return new Hand(variables, atoms, emptyOut());
  }

  /** Puts the next state into the hand; false when there is none any more. */
  abstract boolean next(Hand hand);

  /** Adds a new state. */
  abstract void add(Hand hand, State state, long number, int depth);

  abstract Chunk emptyOut();

  /** Where a chunk goes that a worker has filled. */
  abstract Deque<Stored> filled();

  /** All wait and nothing is ready: whether there is more to do. */
  abstract boolean advance();

  /** Ends the work: no worker is given a state any more. What waits stays. */
  final synchronized void end() {
    ended = true;
    notifyAll();
  }

  final boolean isEnded() {
    return ended;
  }

  /** Runs something while all workers wait, as soon as they do. */
  final synchronized void atRest(Runnable work) {
    atRest = work;
    notifyAll();
  }

  /** Whether a worker should lay down what it has. */
  final boolean isInterrupted() {
    return ended || atRest != null;
  }

  /** States that wait, but for those in the workers' hands. */
  final long size() {
    return stored;
  }

  /** Takes the next chunk, waiting for one where there is none; null at the end. */
  final Chunk take(Hand hand) {
    Stored next = await(hand);
    return next == null ? null : storage.take(next, hand.codec);
  }

  private Stored await(Hand hand) {
    while (true) {
      if (isInterrupted()) {
        layDown(hand);
      }
      synchronized (this) {
        if (ended) {
          return null;
        }
        if (atRest == null && !ready.isEmpty()) {
          Stored next = poll();
          stored -= next.size();
          return next;
        }
        if (hand.in.isEmpty() && hand.out.isEmpty()) {
          rest();
          continue;
        }
      }
      layDown(hand);
    }
  }

  abstract Stored poll();

  @SuppressWarnings("WaitNotInLoop") // the caller looks again what there is to do
  private synchronized void rest() {
    waiting++;
    if (waiting < workers) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        ended = true;
      }
    } else {
      if (atRest != null) {
        Runnable work = atRest;
        atRest = null;
        work.run();
      } else if (!advance()) {
        ended = true;
      }
      notifyAll();
    }
    waiting--;
  }

  /** Stores what a worker has filled. */
  final void put(Hand hand, Chunk chunk) {
    int size = chunk.size();
    Stored full = storage.store(chunk, hand.codec);
    synchronized (this) {
      filled().addLast(full);
      stored += size;
      if (waiting > 0 && filled() == ready) {
        notifyAll();
      }
    }
  }

  /** Stores all that a worker holds. */
  final void layDown(Hand hand) {
    while (hand.out.size() > Chunk.CAPACITY) {
      put(hand, hand.out.split());
    }
    if (!hand.out.isEmpty()) {
      put(hand, hand.out);
      hand.out = emptyOut();
    }
    if (!hand.in.isEmpty()) {
      int size = hand.in.size();
      Stored rest = storage.store(hand.in, hand.codec);
      hand.in = new Chunk(0);
      synchronized (this) {
        ready.addFirst(rest);
        stored += size;
      }
    }
  }

  /** All chunks in their order: those to explore now, then those of the next level. */
  final synchronized List<List<Stored>> contents() {
    List<List<Stored>> all = new ArrayList<>();
    all.add(List.copyOf(ready));
    all.add(filled() == ready ? List.of() : List.copyOf(filled()));
    return all;
  }

  /** Puts back what {@link #contents} gave. */
  final synchronized void restore(List<Stored> now, List<Stored> later) {
    ready.addAll(now);
    filled().addAll(later);
    for (Stored s : now) {
      stored += s.size();
    }
    for (Stored s : later) {
      stored += s.size();
    }
  }
}
