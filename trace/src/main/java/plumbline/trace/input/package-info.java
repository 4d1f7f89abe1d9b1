/** From bytes to JSON values that know where they stand. */
package plumbline.trace.input;
