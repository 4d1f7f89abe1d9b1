package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumbline.conform.explain.Deviation;
import plumbline.conform.explain.Deviation.Kind;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.value.Value;

/** Finds out why nothing explains an event. */
final class Explainer {
  /** How many of the possible states are looked at. */
  static final int SAMPLE = 300;

  private static final int SHOWN_PATH = 12;

  private final Spec spec;
  private final CheckOptions options;

  Explainer(Spec spec, CheckOptions options) {
    this.spec = spec;
    this.options = options;
  }

  /**
   * Explains.
   *
   * @param following the events after it, as far as they are known: they tell which suspicion
   *     explains more
   */
  Deviation explain(Blocked blocked, List<BoundEvent> following) {
    Probe probe = new Probe(spec, options);
    if (blocked.kind() == Kind.INVARIANT || blocked.kind() == Kind.STEP_PROPERTY) {
      return violation(blocked);
    }
    if (blocked.kind() == Kind.NO_START) {
      return noStart(blocked, probe);
    }
    NearestActions nearest = new NearestActions(spec, probe);
    NearestActions.Found found = nearest.of(blocked.layer(), blocked.event());
    ShortestTrace shortest = new ShortestTrace(probe, System::nanoTime);
    ShortestTrace.Found core = shortest.of(blocked.layer(), blocked.event());
    Suspicions suspicions = new Suspicions(spec, probe, following);
    return new Deviation(
        blocked.kind(),
        "",
        blocked.event().event(),
        blocked.number(),
        blocked.layer().size(),
        found.nearest(),
        found.disagreements(),
        Trail.behaviour(spec, blocked.layer(), found.closest(), SHOWN_PATH),
        core.events(),
        core.checked(),
        suspicions.of(blocked, found));
  }

  /** Explains an event that was looked at by itself: nothing is known of others around it. */
  Deviation explainAlone(Blocked blocked) {
    if (blocked.kind() == Kind.INVARIANT) {
      return violation(blocked);
    }
    Probe probe = new Probe(spec, options);
    NearestActions.Found found =
        new NearestActions(spec, probe).of(blocked.layer(), blocked.event());
    return new Deviation(
        blocked.kind(),
        "",
        blocked.event().event(),
        blocked.number(),
        blocked.layer().size(),
        found.nearest(),
        found.disagreements(),
        Trail.behaviour(spec, blocked.layer(), found.closest(), 1),
        List.of(),
        true,
        new Suspicions(spec, probe, List.of()).ofEvent(blocked, found));
  }

  private Deviation violation(Blocked blocked) {
    List<Deviation.Moment> path =
        Trail.behaviour(spec, blocked.layer(), blocked.index(), SHOWN_PATH);
    List<Deviation.Suspect> suspects =
        List.of(
            new Deviation.Suspect(
                Deviation.Cause.SYSTEM,
                "it took steps that the spec allows, but that violate " + blocked.violated(),
                "run plumbline explore on the spec: if it finds a violation of "
                    + blocked.violated()
                    + ", the design is wrong, not the system alone"));
    return new Deviation(
        blocked.kind(),
        blocked.violated(),
        blocked.event().event(),
        blocked.number(),
        blocked.layer().size(),
        quoted(blocked, path),
        List.of(),
        path,
        List.of(),
        false,
        suspects);
  }

  /** The text of what is violated; none where several formulas have its name. */
  private List<Deviation.Nearest> quoted(Blocked blocked, List<Deviation.Moment> path) {
    List<Formula> named =
        (blocked.kind() == Kind.INVARIANT ? spec.invariants() : spec.stepProperties())
            .stream().filter(f -> f.name().equals(blocked.violated())).toList();
    if (named.size() != 1) {
      return List.of();
    }
    boolean byLast = blocked.layer().isNewlyBroken(blocked.index()) && !path.isEmpty();
    return List.of(
        new Deviation.Nearest(
            byLast ? path.getLast().action() : "the behaviour up to here",
            named.getFirst().at(),
            spec.sourceText().of(named.getFirst().at()),
            Map.of(),
            0,
            false));
  }

  private Deviation noStart(Blocked blocked, Probe probe) {
    Disagreements disagreements = new Disagreements(options.likeness());
    List<String> tried = new ArrayList<>();
    probe
        .stepper()
        .initial(
            state -> {
              for (Observation o : options.initial()) {
                disagreements.add(
                    o.place(), o.logged(), o.in(probe.stepper(), state, state, new Value[0][]));
              }
              tried.add("");
              return tried.size() < SAMPLE;
            });
    String finding =
        tried.isEmpty()
            ? "the spec has no initial state under this configuration"
            : "no initial state of the spec agrees with what the trace begins with";
    return new Deviation(
        blocked.kind(),
        "",
        blocked.event().event(),
        blocked.number(),
        0,
        List.of(),
        disagreements.never(),
        List.of(),
        List.of(),
        false,
        List.of(
            new Deviation.Suspect(
                Deviation.Cause.WRONG_VALUE,
                finding,
                "compare the constants of the configuration with the system's; a trace that begins"
                    + " in mid-stream needs --start any")));
  }
}
