/** Messages, and the connections that carry them. */
package plumbline.systems.cache.wire;
