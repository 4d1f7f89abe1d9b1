/** A monitor on Kafka Streams: as many processes as there are partitions, any of which may die. */
package plumbline.monitor.kafka;
