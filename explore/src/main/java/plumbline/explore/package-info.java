/** State graphs: breadth-first, simulation, properties, coverage, test generation. */
package plumbline.explore;
