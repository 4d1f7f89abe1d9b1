/** What a monitor has to say, and to whom. */
package plumbline.monitor.alert;
