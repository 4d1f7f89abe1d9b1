/** Whether a trace is a behaviour of a spec, and if not, why. */
package plumbline.conform;
