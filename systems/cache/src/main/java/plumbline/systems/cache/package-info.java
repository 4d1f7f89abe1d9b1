/**
 * A distributed cache: nodes with copies of entries, a lock service that says who is primary, and
 * clients with copies of their own. README.md in {@code systems/cache} tells how it works.
 */
package plumbline.systems.cache;
