/** Where alerts go. */
package plumbline.monitor.sink;
