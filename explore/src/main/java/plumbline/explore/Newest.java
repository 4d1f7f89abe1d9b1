package plumbline.explore;

import java.util.Deque;
import plumbline.explore.Storage.Stored;
import plumbline.tla.State;
import plumbline.tla.value.Atoms;

/**
 * Depth first: each worker explores the state that it found last, keeps its stack to itself, and
 * gives the older half away when it is long or when others wait.
 */
final class Newest extends Frontier {
  Newest(Storage storage, int workers, int variables, Atoms atoms) {
    super(storage, workers, variables, atoms);
  }

  @Override
  boolean next(Hand hand) {
    if (hand.out.isEmpty() || isInterrupted()) {
      Chunk chunk = take(hand);
      if (chunk == null) {
        return false;
      }
      while (!chunk.isEmpty()) {
        int place = chunk.takeFirst();
        hand.out.add(chunk.states[place], chunk.numbers[place], chunk.depths[place]);
      }
    } else if (waiting > 0 && hand.out.size() > 1) {
      put(hand, hand.out.split());
    }
    hand.hold(hand.out, hand.out.takeLast());
    return true;
  }

  @Override
  void add(Hand hand, State state, long number, int depth) {
    if (hand.out.isFull()) {
      put(hand, hand.out.split());
    }
    hand.out.add(state, number, depth);
  }

  @Override
  Chunk emptyOut() {
    return new Chunk(2 * Chunk.CAPACITY);
  }

  @Override
  Deque<Stored> filled() {
    return ready;
  }

  @Override
  Stored poll() {
    return ready.pollLast();
  }

  @Override
  boolean advance() {
    return false;
  }
}
