/** The language: modules and configs in, values, evaluation and compiled actions out. */
package plumbline.tla;
