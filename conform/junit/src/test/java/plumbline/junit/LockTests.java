package plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.trace.client.Tracer;

/** Tests of a lock, to be run by {@link ConformsToTest}: as users write them. */
final class LockTests {
  private static final String SPEC = "src/test/resources/Lock.tla";

  private LockTests() {}

  private static void acquire(Tracer tracer, String node) {
    tracer.event("Acquire").arg("n", node).var("holder", node).emit();
  }

  private static void release(Tracer tracer, String node) {
    tracer.event("Release").arg("n", node).var("holder", "Nobody").emit();
  }

  @ConformsTo(spec = SPEC)
  static final class Verdicts {
    @Test
    void conforms(Tracer tracer) {
      acquire(tracer, "a");
      release(tracer, "a");
    }

    @Test
    void deviates(@Node("server") Tracer server) {
      acquire(server, "a");
      acquire(server, "b");
    }

    @Test
    void logs_nothing(Tracer tracer) {
      assertThat(tracer.lost()).isZero();
    }

    @Test
    void asks_for_no_tracer() {}

    @Test
    void logs_what_is_no_action(Tracer tracer) {
      tracer.event("Steal").emit();
    }

    @Test
    @ConformsTo(spec = SPEC, maxStates = 1)
    void has_too_many_states(Tracer tracer) {
      tracer.event("Acquire").emit();
    }

    @Test
    void loses_an_event(Tracer tracer) {
      tracer.event("Acquire").arg("n", "a".repeat(2 << 20)).emit();
      release(tracer, "a");
    }

    @Test
    @ConformsTo(spec = SPEC, failOnWarning = true)
    void is_told_to_fail_on_a_warning(Tracer tracer) {
      tracer.event("Acquire").emit();
    }

    @Test
    void is_warned(Tracer tracer) {
      tracer.event("Acquire").emit();
    }
  }

  @ConformsTo(spec = SPEC)
  static final class OwnFailures {
    @Test
    void fails_and_deviates(Tracer tracer) {
      release(tracer, "a");
      throw new IllegalArgumentException("its own");
    }

    @Test
    void fails_and_conforms(Tracer tracer) {
      acquire(tracer, "a");
      throw new IllegalArgumentException("its own");
    }

    @Test
    void fails_before_it_logs(Tracer tracer) {
      assertThat(tracer.lost()).isEqualTo(1);
    }

    @Test
    void is_aborted(Tracer tracer) {
      release(tracer, "a");
      assumeTrue(tracer.lost() > 0);
    }
  }

  @ConformsTo(spec = SPEC)
  static final class SeveralNodes {
    @Test
    void hand_the_lock_over(@Node("a") Tracer a, @Node("b") Tracer b) {
      acquire(a, "a");
      release(a, "a");
      b.extract(a.inject());
      acquire(b, "b");
    }

    @Test
    void both_hold_it(@Node("a") Tracer a, @Node("b") Tracer b) {
      acquire(a, "a");
      b.extract(a.inject());
      acquire(b, "b");
    }

    @Test
    void are_made_as_needed(Tracers tracers) {
      for (String node : List.of("a", "b", "a")) {
        acquire(tracers.node(node), node);
        release(tracers.node(node), node);
        tracers.node("a").extract(tracers.node("b").inject());
        tracers.node("b").extract(tracers.node("a").inject());
      }
    }

    @Test
    void trace_into_files_of_their_own(Tracers tracers) throws IOException {
      acquire(tracers.node("a"), "a");
      Files.writeString(
          tracers.folder().resolve("b.ndjson"),
          """
          {"action":"Release","args":{"n":"b"},"node":"b","seq":1,"clock":{"b":1,"a":1}}
          """);
    }
  }

  @ConformsTo(spec = SPEC)
  static class ManyTests {
    private final Tracer tracer;

    ManyTests(Tracer tracer) {
      this.tracer = tracer;
    }

    @AfterEach
    void stop(Tracer same) {
      assertThat(same).isSameAs(tracer);
      release(tracer, "a");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void turns(int turns) {
      for (int i = 0; i < turns; i++) {
        acquire(tracer, "a");
        release(tracer, "a");
      }
      acquire(tracer, turns == 1 ? "b" : "a");
    }

    @RepeatedTest(20)
    void again() {
      acquire(tracer, "a");
    }

    @Test
    void overloaded() {
      acquire(tracer, "a");
    }

    @Test
    void overloaded(Tracer tracerAgain) {
      acquire(tracerAgain, "a");
    }

    @Nested
    class Inside {
      @Test
      void nested(Tracer inner) {
        acquire(inner, "b");
      }
    }
  }

  @ParameterizedClass
  @ValueSource(strings = {"a", "b"})
  @ConformsTo(spec = SPEC)
  record ManyInstances(String node) {
    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void hands_over(String other, Tracer tracer) {
      acquire(tracer, node);
      acquire(tracer, other);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @ConformsTo(spec = SPEC)
  static final class OneInstance {
    @BeforeEach
    void start(Tracer tracer) {
      acquire(tracer, "a");
    }

    @Test
    void first(Tracer tracer) {
      release(tracer, "a");
    }

    @Test
    void second(Tracer tracer) {
      release(tracer, "a");
    }
  }

  @ConformsTo(spec = SPEC)
  static final class TracerForAll {
    @BeforeAll
    static void start(Tracer tracer) {
      acquire(tracer, "a");
    }

    @Test
    void first() {}
  }

  @Retention(RetentionPolicy.RUNTIME)
  @ConformsTo(spec = SPEC)
  @interface FollowsTheLock {}

  @FollowsTheLock
  static final class OtherKinds {
    @Test
    void annotated_by_way_of_another(Tracer tracer) {
      release(tracer, "a");
    }

    @TestFactory
    Stream<DynamicTest> dynamic_tests_that_share_a_trace(Tracer tracer) {
      return Stream.of(
          dynamicTest("first", () -> acquire(tracer, "a")),
          dynamicTest("second", () -> release(tracer, "b")));
    }

    @Test
    void one_node_for_all(@Node("a") Tracers tracers) {
      acquire(tracers.node("a"), "a");
    }
  }

  static final class Bindings {
    @Test
    @ConformsTo(spec = SPEC, binding = "src/test/resources/lock.yaml")
    void names_of_its_own(@Node("a") Tracer a) {
      a.event("lock").emit();
      a.event("unlock").emit();
    }

    @Test
    @ConformsTo(spec = SPEC, binding = "src/test/resources/nodes.yaml")
    void constants_from_the_trace(@Node("x") Tracer x) {
      acquire(x, "x");
    }

    @Test
    @ConformsTo(spec = SPEC, start = "Release", order = "total")
    void begins_in_mid_stream(Tracer tracer) {
      tracer.event("Release").arg("n", "a").before("holder", "a").emit();
    }

    @Test
    @ConformsTo(spec = SPEC, local = true)
    void each_event_by_itself_but_one_is_lost(Tracer tracer) {
      tracer.event("Acquire").arg("n", "a".repeat(2 << 20)).emit();
      tracer.event("Acquire").arg("n", "a").before("holder", "Nobody").var("holder", "a").emit();
    }

    @Test
    @ConformsTo(spec = SPEC, local = true)
    void each_event_by_itself(Tracer tracer) {
      for (String node : List.of("a", "b")) {
        tracer
            .event("Acquire")
            .arg("n", node)
            .before("holder", "Nobody")
            .var("holder", node)
            .emit();
      }
    }
  }

  static final class WrongUse {
    @Test
    @ConformsTo(spec = "src/test/resources/Lokc.tla")
    void spec_that_is_not_there(Tracer tracer) {
      acquire(tracer, "a");
    }

    @Test
    @ConformsTo(spec = SPEC, config = "none.cfg")
    void configuration_that_is_not_there(Tracer tracer) {
      acquire(tracer, "a");
    }

    @Test
    @ConformsTo(spec = SPEC, binding = "src/test/resources/broken.yaml")
    void binding_that_is_wrong(Tracer tracer) {
      acquire(tracer, "a");
    }

    @Test
    @ConformsTo(spec = SPEC, order = "alphabetical")
    void order_that_is_none(Tracer tracer) {
      acquire(tracer, "a");
    }
  }
}
