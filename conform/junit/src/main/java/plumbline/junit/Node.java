package plumbline.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The node that a parameter of type {@link plumbline.trace.client.Tracer} is the tracer of.
 * Parameters of one test with the same node get the same tracer; a parameter without this
 * annotation gets that of the node {@value #DEFAULT}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Node {
  /** The node of a tracer that nobody named. */
  String DEFAULT = "test";

  /** The node's name, as the spec has it. */
  String value();
}
