/** Events as logs that others can read. */
package plumbline.trace.write;
