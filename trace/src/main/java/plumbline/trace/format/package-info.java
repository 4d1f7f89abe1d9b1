/** What the values of a log say happened: one class for each format. */
package plumbline.trace.format;
