package plumbline.tla;

import java.util.Arrays;
import java.util.List;
import plumbline.tla.value.Fingerprints;
import plumbline.tla.value.Renaming;
import plumbline.tla.value.Value;

/**
 * Tells states apart but for an exchange of values that a spec treats alike: the full symmetric
 * group over each class, however large. For one thread.
 *
 * <p>The values of a class are told apart by where they stand in the state (colour refinement, as
 * in McKay's canonical labelling of graphs) and then numbered in the order of their colours; the
 * fingerprint is that of the state with the numbers in their place, which is a symmetric image of
 * it. Values that stay alike though to exchange them changes the state are told apart by choosing
 * one. Where such a choice matters, two images of a state may have different fingerprints; states
 * that are no images of one another never have the same one, but by chance.
 */
public final class Symmetry {
  private static final long SPECIAL = 0x6A09E667F3BCC909L;
  private static final long CHOSEN = 0x3C6EF372FE94F82BL;

  private final Value[] atoms;
  private final int[] classOf;
  private final int[] lastOf;
  private final long[] colours;
  private final long[] finer;
  private final Renaming renaming = new Renaming();

  /**
   * @param classes strings or model values, each in one class only
   */
  public Symmetry(List<List<Value>> classes) {
    atoms = classes.stream().flatMap(List::stream).toArray(Value[]::new);
    classOf = new int[atoms.length];
    lastOf = new int[atoms.length];
    colours = new long[atoms.length];
    finer = new long[atoms.length];
    int at = 0;
    for (int c = 0; c < classes.size(); c++) {
      int end = at + classes.get(c).size();
      Arrays.fill(classOf, at, end, c);
      Arrays.fill(lastOf, at, end, end);
      at = end;
    }
  }

  /** The same for all images of the state that are recognised. */
  public long fingerprint(State state) {
    for (int i = 0; i < atoms.length; i++) {
      colour(i, classOf[i]);
    }
    int cells = refine(state);
    for (int tied = tied(state); tied >= 0; tied = tied(state)) {
      colour(tied, colours[tied] ^ CHOSEN);
      int more = refine(state);
      if (more <= cells) {
        break;
      }
      cells = more;
    }
    return canonical(state);
  }

  private void colour(int atom, long colour) {
    colours[atom] = colour;
    renaming.set(atoms[atom], mixed(colour));
  }

  /** Tells atoms apart by their places until that tells no more; how many different ones it is. */
  private int refine(State state) {
    int cells = cells();
    while (cells < atoms.length) {
      for (int i = 0; i < atoms.length; i++) {
        renaming.set(atoms[i], mixed(colours[i] + SPECIAL));
        finer[i] = mixed(colours[i]) + state.fingerprint(renaming);
        renaming.set(atoms[i], mixed(colours[i]));
      }
      for (int i = 0; i < atoms.length; i++) {
        colour(i, finer[i]);
      }
      int now = cells();
      if (now <= cells) {
        break;
      }
      cells = now;
    }
    return cells;
  }

  private int cells() {
    int cells = 0;
    for (int i = 0; i < atoms.length; i++) {
      cells += twin(i) < 0 ? 1 : 0;
    }
    return cells;
  }

  /** The nearest atom behind it that looks alike; negative when there is none. */
  private int twin(int atom) {
    for (int j = atom + 1; j < lastOf[atom]; j++) {
      if (colours[j] == colours[atom]) {
        return j;
      }
    }
    return -1;
  }

  /**
   * An atom that looks like others though the state differs when two of them change places; of the
   * least colour, so that it is an image of the one that is chosen in an image of the state.
   */
  private int tied(State state) {
    int tied = -1;
    for (int i = 0; i < atoms.length; i++) {
      int twin = twin(i);
      if (twin >= 0 && (tied < 0 || colours[i] < colours[tied]) && !isSameWith(state, i, twin)) {
        tied = i;
      }
    }
    return tied;
  }

  private boolean isSameWith(State state, int one, int other) {
    Renaming exchange = new Renaming();
    exchange.set(atoms[one], atoms[other].fingerprint());
    exchange.set(atoms[other], atoms[one].fingerprint());
    return state.fingerprint(exchange) == state.fingerprint();
  }

  /** With the atoms of each class numbered by their colours. */
  private long canonical(State state) {
    for (int i = 0; i < atoms.length; i++) {
      int number = lastOf[i] - 1;
      for (int j = lastOf[i] - 1; j >= 0 && classOf[j] == classOf[i]; j--) {
        boolean later = colours[j] > colours[i] || (colours[j] == colours[i] && j > i);
        number -= later ? 1 : 0;
      }
      renaming.set(atoms[i], atoms[number].fingerprint());
    }
    return state.fingerprint(renaming);
  }

  /** Never 0, which stands for no replacement. */
  private static long mixed(long z) {
    return Fingerprints.mix(z) | 1;
  }
}
