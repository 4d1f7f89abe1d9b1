package plumbline.tla.module;

import plumbline.tla.value.Value;

/**
 * An operator of a built-in module written in Java.
 *
 * <p>Arguments arrive evaluated; an operator argument arrives as an {@link
 * plumbline.tla.value.OperatorValue}. Errors are {@link plumbline.tla.value.ValueException}s.
 */
@FunctionalInterface
public interface NativeOperator {
  Value apply(NativeContext context, Value[] arguments);
}
