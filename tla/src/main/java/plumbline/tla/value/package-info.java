/**
 * TLA+ values: immutable, fingerprinted, ordered and printed as TLC does. Knows nothing of
 * expressions.
 */
package plumbline.tla.value;
