/** Logs that grow: where a monitor without Kafka reads from. */
package plumbline.monitor.source;
