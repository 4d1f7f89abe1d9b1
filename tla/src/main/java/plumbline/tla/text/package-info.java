/** Values and what changed in them, as people read them best. */
package plumbline.tla.text;
