/** Monitor specs: those that read the records of a stream themselves, by the module Traces. */
package plumbline.monitor.script;
