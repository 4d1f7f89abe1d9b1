/** Monitors as they are started: one from a command line, several from a file. */
package plumbline.monitor.run;
