/** What is known of each monitored instance, and how an event changes it: no input, no output. */
package plumbline.monitor.instance;
