package plumbline.bench.rival;

/**
 * Two-phase commit of one transaction after the other, as bench/specs/traces/Rounds.tla has it, by
 * somebody who writes a monitor of it and of nothing else: a stage is two bits of each participant,
 * a set of participants is a bit of each, and a variable is an int.
 */
final class Rounds {
  /** As many as Rounds.cfg has: r0 to r9. */
  static final int PARTICIPANTS = 10;

  static final int WORKING = 0;
  static final int READY = 1;
  static final int COMMITTED = 2;
  static final int ABORTED = 3;

  /** The coordinator's first stage; its others are those of participants. */
  static final int ASKING = 0;

  /** Orders in the set of messages, above the participants who have sent that they are ready. */
  static final int COMMIT_ORDER = 1 << PARTICIPANTS;

  static final int ABORT_ORDER = 2 << PARTICIPANTS;

  private static final int ALL = (1 << PARTICIPANTS) - 1;

  /** The upper bit of each stage, which is set in those that end a round. */
  private static final int ENDED = 0xaaaaa;

  private int stages;
  private int coordinator;
  private int ready;
  private int sent;

  int stages() {
    return stages;
  }

  int coordinator() {
    return coordinator;
  }

  int ready() {
    return ready;
  }

  int sent() {
    return sent;
  }

  /**
   * Takes a step of the coordinator, if that is possible.
   *
   * @return whether it was
   * @throws IllegalArgumentException when the coordinator has no such action
   */
  boolean step(String action) {
    return switch (action) {
      case "Commit" -> ready == ALL && decide(COMMITTED, COMMIT_ORDER);
      case "Abort" -> decide(ABORTED, ABORT_ORDER);
      case "Again" -> again();
      default -> throw new IllegalArgumentException(action + " is nothing without a participant");
    };
  }

  /**
   * Takes a step of a participant, if that is possible.
   *
   * @param who from 0
   * @return whether it was
   * @throws IllegalArgumentException when participants have no such action
   */
  boolean step(String action, int who) {
    return switch (action) {
      case "Prepare" -> prepare(who);
      case "GiveUp" -> stage(who) == WORKING && to(who, ABORTED);
      case "Hear" -> hear(1 << who);
      case "Obey" -> stage(who) <= READY && obey(who);
      default -> throw new IllegalArgumentException(action + " is nothing of a participant");
    };
  }

  private boolean decide(int decision, int order) {
    if (coordinator != ASKING) {
      return false;
    }
    coordinator = decision;
    sent |= order;
    return true;
  }

  private boolean again() {
    if (coordinator == ASKING || (stages & ENDED) != ENDED) {
      return false;
    }
    stages = 0;
    coordinator = ASKING;
    ready = 0;
    sent = 0;
    return true;
  }

  private boolean prepare(int who) {
    if (stage(who) != WORKING) {
      return false;
    }
    sent |= 1 << who;
    return to(who, READY);
  }

  private boolean hear(int participant) {
    if (coordinator != ASKING || (ready & participant) != 0 || (sent & participant) == 0) {
      return false;
    }
    ready |= participant;
    return true;
  }

  private boolean obey(int who) {
    if ((sent & COMMIT_ORDER) != 0) {
      return to(who, COMMITTED);
    }
    return (sent & ABORT_ORDER) != 0 && to(who, ABORTED);
  }

  private int stage(int who) {
    return (stages >> (2 * who)) & 3;
  }

  private boolean to(int who, int stage) {
    stages = (stages & ~(3 << (2 * who))) | (stage << (2 * who));
    return true;
  }
}
