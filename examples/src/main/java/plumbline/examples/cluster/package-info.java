/** What the examples share: processes that find each other and exchange messages over TCP. */
package plumbline.examples.cluster;
