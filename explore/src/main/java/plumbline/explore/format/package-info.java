/**
 * Behaviours and state graphs written for people and for other tools. Pure functions of what an
 * exploration found; nothing here explores.
 */
package plumbline.explore.format;
