package plumbline.junit;

import java.nio.file.Path;
import plumbline.trace.client.Tracer;

/**
 * The tracers of one test, for as many nodes as it happens to start.
 *
 * <p>Closed after the test's {@code @AfterEach} methods: by then whatever uses them must have
 * ended.
 */
public interface Tracers {
  /**
   * The tracer of a node, the same for the same name.
   *
   * @throws IllegalStateException when the test is over
   */
  Tracer node(String name);

  /**
   * Where the trace is. Each file there that ends in {@code .ndjson} is part of it: processes that
   * the test starts may trace into files of their own, {@code
   * Tracer.to(folder.resolve("r1.ndjson"))}. Emptied of such files before the test.
   */
  Path folder();
}
