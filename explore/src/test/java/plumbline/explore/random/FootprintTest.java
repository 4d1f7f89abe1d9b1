package plumbline.explore.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
import plumbline.tla.Footprint;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/** Actions whose footprints do not conflict can be exchanged, in every state tried. */
class FootprintTest {
  private record Instance(Action action, Value[] arguments) {
    @Override
    public String toString() {
      return action.name() + List.of(arguments);
    }
  }

  @Property(tries = 150, seed = "5", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void actions_without_conflict_can_be_exchanged(@ForAll("seeds") long seed) {
    PointSpecs specs = new PointSpecs(new Random(seed));
    Samples.with(specs.module("Sample"), specs.config(), FootprintTest::exchange);
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  @Test
  void actions_of_whole_specs_without_conflict_can_be_exchanged() {
    AtomicInteger exchanged = new AtomicInteger();
    Samples.models(spec -> exchanged.addAndGet(exchange(spec)));
    assertThat(exchanged).hasValueGreaterThan(1000);
  }

  private static int exchange(Spec spec) {
    Stepper stepper = spec.stepper();
    int exchanged = 0;
    for (State from : Samples.reachable(stepper)) {
      List<Instance> instances = new ArrayList<>();
      for (Action action : spec.actions()) {
        stepper.argumentsOf(from, action).forEach(a -> instances.add(new Instance(action, a)));
      }
      for (Instance a : instances) {
        Footprint touched = spec.footprint(a.action);
        for (State to : steps(stepper, from, a)) {
          invariants(spec, stepper, from, a, to);
        }
        for (Instance b : instances) {
          if (!touched.conflicts(a.arguments, spec.footprint(b.action), b.arguments)) {
            exchanged++;
            exchange(stepper, from, a, b);
          }
        }
      }
    }
    return exchanged;
  }

  private static void exchange(Stepper stepper, State from, Instance a, Instance b) {
    Set<State> one = steps(stepper, from, a);
    Set<State> both = new HashSet<>();
    for (State to : one) {
      Set<State> further = steps(stepper, to, b);
      assertThat(further.isEmpty())
          .as("%s is possible after %s as before, in %s", b, a, List.of(from.values()))
          .isEqualTo(steps(stepper, from, b).isEmpty());
      both.addAll(further);
    }
    Set<State> exchanged = new HashSet<>();
    for (State to : steps(stepper, from, b)) {
      exchanged.addAll(steps(stepper, to, a));
    }
    assertThat(both).as("%s and %s, in %s", a, b, List.of(from.values())).isEqualTo(exchanged);
  }

  private static void invariants(Spec spec, Stepper stepper, State from, Instance step, State to) {
    for (Formula invariant : spec.invariants()) {
      Footprint seen = spec.footprint(invariant);
      if (!spec.footprint(step.action).conflicts(step.arguments, seen, new Value[0])) {
        assertThat(stepper.invariant(invariant.index(), to))
            .as("%s after %s in %s", invariant.name(), step, List.of(from.values()))
            .isEqualTo(stepper.invariant(invariant.index(), from));
      }
    }
  }

  private static Set<State> steps(Stepper stepper, State from, Instance instance) {
    Set<State> found = new HashSet<>();
    stepper.successors(
        from,
        instance.action,
        Argument.exactly(instance.arguments),
        (a, to) -> {
          found.add(to);
          return true;
        });
    return found;
  }
}
