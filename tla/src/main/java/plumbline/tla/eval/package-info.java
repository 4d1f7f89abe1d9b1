/** Evaluation: plans of small nodes made from expressions, and the actions of a spec. */
package plumbline.tla.eval;
