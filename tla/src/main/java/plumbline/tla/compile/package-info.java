/** Specs as machine code: states of fixed layout, stepped by classes made for one spec. */
package plumbline.tla.compile;
