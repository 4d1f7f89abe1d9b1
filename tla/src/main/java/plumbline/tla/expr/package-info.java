/** The expression language: what the front end produces and the planner reads. */
package plumbline.tla.expr;
