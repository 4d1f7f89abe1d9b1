package plumbline.explore;

import java.util.ArrayDeque;
import java.util.Deque;
import plumbline.explore.Storage.Stored;
import plumbline.tla.State;
import plumbline.tla.value.Atoms;

/**
 * Breadth first: the states of one level, found while the level before is explored. No state of a
 * level is explored before all of the level above are, whatever the number of workers; one worker
 * explores them in the order in which they were found.
 */
final class Levels extends Frontier {
  private static final int FEW = 8;

  private final Deque<Stored> found = new ArrayDeque<>();
  private volatile int wanted;

  Levels(Storage storage, int workers, int variables, Atoms atoms) {
    super(storage, workers, variables, atoms);
    wanted = workers == 1 ? Chunk.CAPACITY : FEW;
  }

  @Override
  boolean next(Hand hand) {
    if (hand.in.isEmpty() || isInterrupted()) {
      Chunk chunk = take(hand);
      if (chunk == null) {
        return false;
      }
      hand.in = chunk;
    }
    hand.hold(hand.in, hand.in.takeFirst());
    return true;
  }

  @Override
  void add(Hand hand, State state, long number, int depth) {
    hand.out.add(state, number, depth);
    if (hand.out.size() >= wanted) {
      put(hand, hand.out);
      hand.out = emptyOut();
      if (workers > 1) {
        // Small chunks while a level is narrow, so that there is one for each worker.
        wanted = Math.clamp(size() / (8L * workers), FEW, Chunk.CAPACITY);
      }
    }
  }

  @Override
  Chunk emptyOut() {
    return new Chunk();
  }

  @Override
  Deque<Stored> filled() {
    return found;
  }

  @Override
  Stored poll() {
    return ready.pollFirst();
  }

  @Override
  boolean advance() {
    ready.addAll(found);
    found.clear();
    wanted = workers == 1 ? Chunk.CAPACITY : FEW;
    return !ready.isEmpty();
  }
}
