package plumbline.explore.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
import plumbline.tla.Footprint;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/** Actions whose footprints do not conflict can be exchanged, in every state tried. */
class FootprintTest {
  private static final Path SPECS = Path.of("src/test/resources/specs");
  private static final int STATES = 60;

  private record Instance(Action action, Value[] arguments) {
    @Override
    public String toString() {
      return action.name() + List.of(arguments);
    }
  }

  @Property(tries = 150, seed = "5", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void actions_without_conflict_can_be_exchanged(@ForAll("seeds") long seed) throws IOException {
    PointSpecs specs = new PointSpecs(new Random(seed));
    Path folder = Files.createTempDirectory("footprints");
    Path module = folder.resolve("Points.tla");
    Path config = folder.resolve("Points.cfg");
    try {
      Files.write(module, specs.module("Points"));
      Files.write(config, specs.config());
      exchange(Spec.load(module, SpecOptions.defaults()));
    } catch (AssertionError e) {
      throw new AssertionError(Files.readString(module) + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(module);
      Files.deleteIfExists(config);
      Files.delete(folder);
    }
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  @Test
  void actions_of_whole_specs_without_conflict_can_be_exchanged() throws IOException {
    try (Stream<Path> all = Files.walk(SPECS)) {
      int exchanged = 0;
      for (Path config : all.filter(f -> f.toString().endsWith(".cfg")).sorted().toList()) {
        exchanged += exchangeWhole(config);
      }
      assertThat(exchanged).isGreaterThan(1000);
    }
  }

  /** How many exchanges were tried; none in a model that is there for its mistakes. */
  private static int exchangeWhole(Path config) {
    String name = config.getFileName().toString();
    Path module = config.resolveSibling(name.substring(0, name.indexOf('.')) + ".tla");
    SpecOptions options =
        new SpecOptions(
            Optional.of(config),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            new PrintStream(OutputStream.nullOutputStream()));
    try {
      Spec spec = Spec.load(module, options);
      return spec.hasBehaviour() ? exchange(spec) : 0;
    } catch (SpecException e) {
      return 0;
    }
  }

  private static int exchange(Spec spec) {
    Stepper stepper = spec.stepper();
    int exchanged = 0;
    for (State from : reachable(stepper)) {
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

  private static Set<State> reachable(Stepper stepper) {
    Set<State> seen = new LinkedHashSet<>();
    ArrayDeque<State> queue = new ArrayDeque<>();
    stepper.initial(s -> (!seen.add(s) || queue.add(s)) && seen.size() < STATES);
    while (!queue.isEmpty() && seen.size() < STATES) {
      stepper.successors(queue.poll(), (a, s) -> !seen.add(s) || queue.add(s));
    }
    return seen;
  }
}
