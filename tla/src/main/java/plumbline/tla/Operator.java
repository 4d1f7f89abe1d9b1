package plumbline.tla;

/** Stub. */
public record Operator(String name, int arity, boolean primed) {}
