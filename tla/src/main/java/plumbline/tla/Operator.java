package plumbline.tla;

/**
 * An operator that takes values and can be evaluated by itself, see {@link Stepper#evaluate}.
 *
 * @param name as the module or the added definition has it
 * @param arity how many arguments it takes
 * @param primed whether it looks at a next state
 */
public record Operator(String name, int arity, boolean primed) {}
