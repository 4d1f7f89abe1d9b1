package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.conform.explain.Deviation.Cause;
import plumbline.conform.explain.Deviation.Suspect;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Refusal;
import plumbline.tla.SourceRange;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.value.Value;

/**
 * Looks for one conjunct of an action without which an event, and what follows it, would be
 * explained. All of what was logged must fit then, and no behaviour may violate what the
 * configuration demands: a conjunct that keeps an invariant is not too strict.
 */
final class TooStrict {
  private static final int MOST = 3;
  private static final int VALUES = 3;

  /** Longer texts are not quoted within a sentence. */
  private static final int QUOTED = 60;

  private final Spec spec;
  private final Probe probe;
  private final List<BoundEvent> following;

  /** An action with the conjunct that was false. */
  record Refused(Action action, SourceRange conjunct) {}

  /**
   * A conjunct that may be too strict.
   *
   * @param again how many of the events after it are explained only without the conjunct, too
   */
  record Found(Suspect suspect, int again) {}

  /**
   * @param following the events after it that have to be explained
   */
  TooStrict(Spec spec, Probe probe, List<BoundEvent> following) {
    this.spec = spec;
    this.probe = probe;
    this.following = following;
  }

  /** Which of these conjuncts may be too strict, the nearest first. */
  List<Found> of(Blocked blocked, List<Refused> refused) {
    List<Found> found = new ArrayList<>();
    for (Refused r : refused) {
      if (found.size() < MOST) {
        without(r, blocked).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Found> without(Refused refused, Blocked blocked) {
    Layer explained = probe.along(without(refused, blocked.event()), blocked.layer());
    Layer at = explained;
    int again = 0;
    for (BoundEvent event : following) {
      again += probe.along(event, at).isEmpty() ? 1 : 0;
      at = probe.along(without(refused, event), at);
    }
    if (!hasGood(at)) {
      return Optional.empty();
    }
    int times = again;
    return barred(refused, explained).map(s -> new Found(suspect(refused, s, times), times));
  }

  private static BoundEvent without(Refused refused, BoundEvent event) {
    return event.with(c -> c.action().equals(refused.action) ? c.without(refused.conjunct) : c);
  }

  private static boolean hasGood(Layer layer) {
    for (int i = 0; i < layer.size(); i++) {
      if (layer.isGood(i)) {
        return true;
      }
    }
    return false;
  }

  /** A step that the conjunct forbids, with the values that it has there. */
  private record Barred(Taken taken, Map<String, Value> values) {}

  private Optional<Barred> barred(Refused refused, Layer explained) {
    for (int i = 0; i < explained.size(); i++) {
      for (Taken t = explained.by(i); t != null; t = t.before()) {
        if (t.action().equals(refused.action)) {
          Taken taken = t;
          Optional<Barred> barred =
              refusals(t).stream()
                  .filter(r -> r.at().equals(refused.conjunct))
                  .findFirst()
                  .map(r -> new Barred(taken, NearestActions.telling(spec, r.parts())));
          if (barred.isPresent()) {
            return barred;
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<Refusal> refusals(Taken t) {
    try {
      return probe.stepper().refusals(t.from(), t.action(), Argument.exactly(t.arguments()));
    } catch (SpecException e) {
      return List.of();
    }
  }

  private Suspect suspect(Refused refused, Barred barred, int again) {
    String conjunct = spec.sourceText().of(refused.conjunct).replaceAll("\\s+", " ");
    String quoted = conjunct.length() > QUOTED ? "" : conjunct + " ";
    String only =
        again == 0
            ? ""
            : following.size() == 1
                ? ", again only without it"
                : ", %s of them only without it"
                    .formatted(again == following.size() ? "all" : again);
    String values =
        barred.values.entrySet().stream()
            .map(v -> v.getKey().replaceAll("\\s+", " ") + " = " + v.getValue())
            .filter(v -> v.length() <= QUOTED)
            .limit(VALUES)
            .collect(Collectors.joining(", "));
    return new Suspect(
        Cause.SPEC_TOO_STRICT,
        "%s without its conjunct %s(%s) fits everything that was logged"
                .formatted(barred.taken.title(), quoted, refused.conjunct)
            + Suspicions.allExplained(following.size())
            + only,
        "ask whether the system may take %s %s: if so, the spec is too strict there; if not, it is"
                .formatted(
                    barred.taken.title(), values.isEmpty() ? "in such a state" : "while " + values)
            + " the system that is wrong");
  }
}
