/** Conformance of systems that do not stop: their events as they come, and alerts. */
package plumbline.monitor;
