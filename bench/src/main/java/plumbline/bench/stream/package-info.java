/** Speed of the monitor on Kafka, against a Streams application that does next to nothing. */
package plumbline.bench.stream;
