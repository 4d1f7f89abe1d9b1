package plumbline.bench.rival;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One line of a log of two-phase commit, used again for the next line. Variables are as {@link
 * Rounds} keeps them; what no state has, such as a participant that there is not, makes a variable
 * {@link #STRANGE}, and so different from every state's.
 */
final class RoundsEvent {
  private static final int STRANGE = Integer.MIN_VALUE;

  /** A participant that there is not. The bit of that number is the one of {@link #STRANGE}. */
  private static final int NOBODY = 31;

  /** What the line does not tell; all that it can tell is different. */
  private static final int UNTOLD = -1;

  private final Map<String, Integer> participants = new HashMap<>();
  private String action = "";
  private int who;
  private int stages;
  private int coordinator;
  private int ready;
  private int sent;

  RoundsEvent() {
    for (int i = 0; i < Rounds.PARTICIPANTS; i++) {
      participants.put("r" + i, i);
    }
  }

  /**
   * Reads the object that begins with the current token.
   *
   * @throws IllegalArgumentException when it is none, or has something that is not known
   */
  void read(JsonParser in) {
    action = "";
    who = UNTOLD;
    stages = UNTOLD;
    coordinator = UNTOLD;
    ready = UNTOLD;
    sent = UNTOLD;
    expect(in, JsonToken.START_OBJECT);
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "action" -> action = in.getString();
        case "args" -> arguments(in);
        case "vars" -> variables(in);
        default -> throw unknown(name);
      }
    }
  }

  private void arguments(JsonParser in) {
    expect(in, JsonToken.START_OBJECT);
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      if (!name.equals("r")) {
        throw unknown(name);
      }
      who = participant(in.getString());
    }
  }

  private void variables(JsonParser in) {
    expect(in, JsonToken.START_OBJECT);
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "stage" -> stages = readStages(in);
        case "coordinator" -> coordinator = stage(in.getString(), "asking");
        case "ready" -> ready = readReady(in);
        case "sent" -> sent = readSent(in);
        default -> throw unknown(name);
      }
    }
  }

  private int readStages(JsonParser in) {
    expect(in, JsonToken.START_OBJECT);
    int read = 0;
    int named = 0;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      int participant = participant(in.currentName());
      in.nextToken();
      int stage = stage(in.getString(), "working");
      named |= 1 << participant;
      read |= stage == STRANGE ? STRANGE : stage << (2 * participant);
    }
    return named == (1 << Rounds.PARTICIPANTS) - 1 ? read : STRANGE;
  }

  private static int stage(String name, String first) {
    return switch (name) {
      case "ready" -> Rounds.READY;
      case "committed" -> Rounds.COMMITTED;
      case "aborted" -> Rounds.ABORTED;
      default -> name.equals(first) ? Rounds.WORKING : STRANGE;
    };
  }

  private int readReady(JsonParser in) {
    expect(in, JsonToken.START_ARRAY);
    int read = 0;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      read |= 1 << participant(in.getString());
    }
    return read;
  }

  private int readSent(JsonParser in) {
    expect(in, JsonToken.START_ARRAY);
    int read = 0;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      read |= message(in);
    }
    return read;
  }

  private int message(JsonParser in) {
    expect(in, JsonToken.START_OBJECT);
    String kind = "";
    int from = NOBODY;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "kind" -> kind = in.getString();
        case "from" -> from = participant(in.getString());
        default -> throw unknown(name);
      }
    }
    return switch (kind) {
      case "ready" -> 1 << from;
      case "commit" -> Rounds.COMMIT_ORDER;
      case "abort" -> Rounds.ABORT_ORDER;
      default -> STRANGE;
    };
  }

  private int participant(String name) {
    return participants.getOrDefault(name, NOBODY);
  }

  private static void expect(JsonParser in, JsonToken token) {
    if (in.currentToken() != token) {
      throw new IllegalArgumentException(in.currentToken() + " where " + token + " should be");
    }
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException("\"" + name + "\" is nothing of two-phase commit");
  }

  /** Takes the step that the line tells of; returns what is wrong with it, if anything is. */
  Optional<String> deviation(Rounds rounds) {
    boolean possible =
        who == UNTOLD ? rounds.step(action) : who != NOBODY && rounds.step(action, who);
    if (!possible) {
      return Optional.of(this + " is not possible");
    }
    return changed(rounds).map(variable -> variable + " is another after " + this);
  }

  /** A variable that the line has otherwise than the state. */
  private Optional<String> changed(Rounds rounds) {
    if (differ(stages, rounds.stages())) {
      return Optional.of("stage");
    }
    if (differ(coordinator, rounds.coordinator())) {
      return Optional.of("coordinator");
    }
    if (differ(ready, rounds.ready())) {
      return Optional.of("ready");
    }
    return differ(sent, rounds.sent()) ? Optional.of("sent") : Optional.empty();
  }

  private static boolean differ(int told, int value) {
    return told != UNTOLD && told != value;
  }

  @Override
  public String toString() {
    return who == UNTOLD ? action : action + "(" + (who == NOBODY ? "nobody" : "r" + who) + ")";
  }
}
