/** What a monitor tells other programs of itself. */
package plumbline.monitor.http;
