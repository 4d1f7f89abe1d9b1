/** A monitor in one process, with its state in a folder or in memory. */
package plumbline.monitor.local;
