package plumbline.tla.compile;

import plumbline.tla.expr.Definition;

/**
 * The action that is being taken.
 *
 * @param index among the spec's actions; 0 for what no definition names
 * @param frame has its arguments
 */
record Taken(int index, Definition definition, Frame frame) {}
