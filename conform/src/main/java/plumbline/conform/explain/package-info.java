/** Why a trace deviates, for a reader who is stuck. */
package plumbline.conform.explain;
