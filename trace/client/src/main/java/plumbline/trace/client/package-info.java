/**
 * Logs what a service does, for `plumbline check`: {@link plumbline.trace.client.Tracer} is the way
 * in. Needs Java 17 and nothing else.
 */
package plumbline.trace.client;
