/** Events that a system logged, where they stand and in which order they happened. */
package plumbline.trace;
