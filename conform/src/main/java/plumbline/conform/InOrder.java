package plumbline.conform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import plumbline.conform.explain.Deviation;

/** Events that happened in the order in which they come: the frontier is one layer. */
final class InOrder implements Course {
  /** How many states of the past are kept, so that an explanation can show how it came about. */
  private static final int REMEMBERED_STATES = 20_000;

  private static final int REMEMBERED_LAYERS = 100;

  private final Moves moves;
  private final Tally tally;
  private final boolean keepsAll;
  private final Deque<Layer> past = new ArrayDeque<>();
  private int remembered;
  private Layer frontier;
  private long explained;
  private Blocked blocked;

  /**
   * @param keepsAll whether nothing of the past is forgotten
   */
  InOrder(Moves moves, Tally tally, boolean keepsAll) {
    this.moves = moves;
    this.tally = tally;
    this.keepsAll = keepsAll;
  }

  @Override
  public boolean accept(BoundEvent event) {
    if (frontier == null && !begin(event)) {
      return false;
    }
    Layer next = moves.layer();
    moves.alongAll(event, frontier, next);
    if (next.isEmpty()) {
      blocked = new Blocked(Deviation.Kind.NO_STEP, "", frontier, 0, event, explained + 1);
      return false;
    }
    remember(frontier);
    frontier = next;
    blocked =
        moves
            .violation(List.of(next), layer -> event)
            .map(violation -> moves.blocked(violation, event, explained + 1))
            .orElse(null);
    if (blocked != null) {
      return false;
    }
    explained++;
    tally.explained(event, next.size());
    moves.visit(List.of(next));
    return true;
  }

  private boolean begin(BoundEvent first) {
    frontier = moves.initial();
    if (frontier.isEmpty()) {
      blocked = new Blocked(Deviation.Kind.NO_START, "", frontier, 0, first, 1);
      return false;
    }
    moves.visit(List.of(frontier));
    return true;
  }

  private void remember(Layer layer) {
    if (keepsAll) {
      return;
    }
    past.addLast(layer);
    remembered += layer.size();
    while (past.size() > REMEMBERED_LAYERS || (remembered > REMEMBERED_STATES && past.size() > 1)) {
      Layer oldest = past.removeFirst();
      remembered -= oldest.size();
      oldest.forgetOrigins();
    }
  }

  @Override
  public boolean isOver() {
    return blocked != null;
  }

  @Override
  public boolean end() {
    return blocked == null;
  }

  @Override
  public Optional<Blocked> blocked() {
    return Optional.ofNullable(blocked);
  }

  @Override
  public long explained() {
    return explained;
  }

  @Override
  public Layer frontier() {
    if (frontier == null) {
      frontier = moves.initial();
    }
    return frontier;
  }
}
