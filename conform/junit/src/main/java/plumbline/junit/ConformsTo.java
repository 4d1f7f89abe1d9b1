package plumbline.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the test traces must be a behaviour of a TLA+ spec.
 *
 * <pre>{@code
 * @Test
 * @ConformsTo(spec = "src/test/resources/TwoPhaseCommit.tla")
 * void all_prepare(@Node("tm") Tracer tm, @Node("r1") Tracer r1) {
 *   new TransactionManager(tm).commit(new ResourceManager(r1));
 * }
 * }</pre>
 *
 * <p>A parameter of type {@link plumbline.trace.client.Tracer} (see {@link Node}) or {@link
 * Tracers} is given to the test, to its {@code @BeforeEach} and {@code @AfterEach} methods, and to
 * the constructor where there is an instance for each test. After the {@code @AfterEach} methods
 * the tracers are closed and the trace is checked: unless the verdict is that it conforms, the test
 * fails with the explanation. A trace without an event, or with a gap, fails it too; so does a test
 * that asks for no tracer. When the test fails by itself that remains its failure, to which a
 * deviation is added as suppressed. A test that is aborted is not checked.
 *
 * <p>The trace and the answer as a page are in {@code target/plumbline/<class>/<method>}, or where
 * the configuration parameter {@code plumbline.folder} of the JUnit Platform says.
 *
 * <p>On a class it holds for all tests of it and of the classes nested in it; a method's own goes
 * first. Paths are relative to the working directory of the tests, which is the module's folder.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ConformsToExtension.class)
public @interface ConformsTo {
  /** The spec's module, a {@code .tla} file. */
  String spec();

  /** The configuration; the {@code .cfg} of the module's name beside it when empty. */
  String config() default "";

  /** The binding, where events are not named as the spec's actions are; none when empty. */
  String binding() default "";

  /**
   * What orders the events: {@code total}, {@code per-node}, {@code clock}, {@code time(5ms)}, ...
   * When empty, what the binding says, else the clocks, which travel with {@link
   * plumbline.trace.client.Tracer#inject()} and {@link
   * plumbline.trace.client.Tracer#extract(String)}.
   */
  String order() default "";

  /**
   * Where the behaviour begins in mid-stream: {@code any}, the name of an event, or its line. In an
   * initial state, at the first event, when empty.
   */
  String start() default "";

  /**
   * Whether each event is checked by itself, from what it logged ahead of the step to what it
   * logged after it.
   */
  boolean local() default false;

  /**
   * How many states may be possible at one point, the command's {@code --max-states}; with more the
   * test fails, as it cannot be told whether the trace conforms.
   */
  int maxStates() default 500_000;

  /**
   * Whether a warning fails the test too: that the log is too weak to prove much, or that some of
   * the possible states violate an invariant. Otherwise warnings become report entries.
   */
  boolean failOnWarning() default false;
}
