package plumbline.explore.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.NextFilter;
import plumbline.tla.Refusal;
import plumbline.tla.SourceRange;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/** An action that takes no step is refused for a reason, and asking for it changes nothing. */
class RefusalTest {
  @Property(tries = 100, seed = "9", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void what_takes_no_step_is_refused(@ForAll("seeds") long seed) {
    Specs specs = new Specs(new Random(seed));
    Samples.with(specs.module("Sample"), specs.config(), RefusalTest::ask);
    PointSpecs points = new PointSpecs(new Random(seed));
    Samples.with(points.module("Sample"), points.config(), RefusalTest::ask);
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  @Test
  void what_takes_no_step_in_a_whole_spec_is_refused() {
    AtomicInteger refused = new AtomicInteger();
    Samples.models(spec -> refused.addAndGet(ask(spec)));
    assertThat(refused).hasValueGreaterThan(1000);
  }

  private static int ask(Spec spec) {
    Stepper stepper = spec.stepper();
    Set<State> states = Samples.reachable(stepper);
    // An action that is but a choice of others has no step of its own to be refused.
    Set<Action> stepping = new LinkedHashSet<>();
    states.forEach(
        from ->
            stepper.successors(
                from,
                (action, to) -> {
                  stepping.add(action);
                  return true;
                }));
    int refused = 0;
    for (State from : states) {
      for (Action action : stepping) {
        for (Value[] arguments : stepper.argumentsOf(from, action)) {
          refused += ask(spec, stepper, from, action, arguments);
        }
        Argument[] any = new Argument[action.parameters().size()];
        Arrays.fill(any, new Argument.Any());
        List<State> steps = new ArrayList<>();
        stepper.successors(from, action, any, (a, to) -> steps.add(to));
        if (stepper.refusals(from, action, any).isEmpty()) {
          assertThat(steps).as("steps of %s in %s", action, List.of(from.values())).isNotEmpty();
        }
      }
    }
    return refused;
  }

  private static int ask(Spec spec, Stepper stepper, State from, Action action, Value[] arguments) {
    List<State> before = new ArrayList<>();
    stepper.successors(from, action, Argument.exactly(arguments), (a, to) -> before.add(to));
    List<Refusal> refusals = stepper.refusals(from, action, Argument.exactly(arguments));
    List<State> after = new ArrayList<>();
    stepper.successors(from, action, Argument.exactly(arguments), (a, to) -> after.add(to));
    assertThat(after).isEqualTo(before);
    assertThat(without(SourceRange.NONE, stepper, from, action, arguments))
        .isEqualTo(Set.copyOf(before));
    for (Refusal r : refusals) {
      assertThat(without(r.at(), stepper, from, action, arguments)).containsAll(before);
    }
    if (!before.isEmpty()) {
      return 0;
    }
    String asked = action.name() + List.of(arguments) + " in " + List.of(from.values());
    assertThat(refusals).as(asked).isNotEmpty();
    Refusal nearest = refusals.getFirst();
    assertThat(nearest.arguments())
        .as(asked)
        .isEqualTo(Stream.of(arguments).map(Optional::of).toList());
    assertThat(spec.sourceText().of(nearest.at())).as(asked).isNotEmpty();
    return 1;
  }

  private static Set<State> without(
      SourceRange conjunct, Stepper stepper, State from, Action action, Value[] arguments) {
    Set<State> reached = new LinkedHashSet<>();
    stepper.successorsWithout(
        conjunct,
        from,
        action,
        Argument.exactly(arguments),
        NextFilter.ALL,
        (a, to) -> {
          reached.add(to);
          return true;
        });
    return reached;
  }
}
