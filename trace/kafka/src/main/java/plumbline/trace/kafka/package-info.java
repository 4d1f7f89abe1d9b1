/** Traces that go to Kafka. */
package plumbline.trace.kafka;
