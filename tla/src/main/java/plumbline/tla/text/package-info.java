/** Values and what changed in them, as people read them best; and values as JSON. */
package plumbline.tla.text;
