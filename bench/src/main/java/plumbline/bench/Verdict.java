package plumbline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether plumbline finds in a model what it should.
 *
 * @param reason why it does not, or why that cannot be said; for an agreement a remark, or empty
 */
record Verdict(Kind kind, String reason) {

  /** How the comparison went. */
  enum Kind {
    AGREE,
    DISAGREE,
    UNSUPPORTED
  }

  private static final Set<String> MODES = Set.of(Model.EXHAUSTIVE, "generate", "simulate");

  /**
   * Why a model is not worth running, if it is not: its mode explores at random or by a solver, or
   * its point is liveness.
   */
  static Optional<Verdict> beforehand(Model model) {
    if (!model.mode().equals(Model.EXHAUSTIVE)) {
      return unsupported(
          MODES.contains(model.mode())
              ? "mode '" + model.mode() + "': random behaviours have no counts to compare"
              : "mode '" + model.mode() + "': not explicit-state");
    }
    if (model.expected() == Result.LIVENESS) {
      return unsupported("the expected result is a liveness failure");
    }
    return Optional.empty();
  }

  private static Optional<Verdict> unsupported(String reason) {
    return Optional.of(new Verdict(Kind.UNSUPPORTED, reason));
  }

  /**
   * Compares the results, and, where all states were visited, the distinct states. TLC's own run
   * counts before the manifest, which may have been written by another version; agreement with
   * either is agreement, the other is then remarked on.
   *
   * @param tlc empty when it did not run
   */
  static Verdict of(Model model, Outcome ours, Optional<Outcome> tlc) {
    Optional<Outcome> ran = tlc.filter(t -> t.result().conclusive());
    if (ran.isPresent() && ran.get().result() == Result.LIVENESS) {
      return new Verdict(Kind.UNSUPPORTED, "TLC ends with a liveness failure");
    }
    List<String> differences = new ArrayList<>();
    ran.ifPresent(t -> difference("TLC", t.result(), t.counts(), ours).ifPresent(differences::add));
    int references = ran.isPresent() ? 1 : 0;
    if (model.expected() != Result.UNKNOWN) {
      references++;
      difference("the manifest", model.expected(), model.counts(), ours)
          .ifPresent(differences::add);
    }
    String reason = String.join("; ", differences);
    if (references == 0) {
      return new Verdict(
          Kind.UNSUPPORTED,
          "nothing to compare with: the manifest says unknown, TLC "
              + tlc.map(t -> t.result() + " " + t.detail()).orElse("was not run"));
    }
    if (ours.result() == Result.TIME_LIMIT
        && ran.isEmpty()
        && tlc.isPresent()
        && tlc.get().result() == Result.TIME_LIMIT) {
      return new Verdict(Kind.UNSUPPORTED, "neither finishes within the time limit");
    }
    if (differences.size() == references) {
      return new Verdict(Kind.DISAGREE, ours.result() == Result.ERROR ? ours.detail() : reason);
    }
    return new Verdict(Kind.AGREE, reason);
  }

  private static Optional<String> difference(
      String whose, Result result, Counts counts, Outcome ours) {
    if (ours.result() != result) {
      return Optional.of(ours.result() + " where " + whose + " has " + result);
    }
    if (result == Result.SUCCESS && differ(counts.distinct(), ours.counts().distinct())) {
      return Optional.of(
          count(ours.counts().distinct())
              + " distinct states where "
              + whose
              + " has "
              + count(counts.distinct()));
    }
    return Optional.empty();
  }

  private static boolean differ(OptionalLong expected, OptionalLong found) {
    return expected.isPresent() && !expected.equals(found);
  }

  private static String count(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "no";
  }
}
