/**
 * A replicated log with an elected leader; its specification is
 * `examples/replicated-log/ReplicatedLog.tla`.
 */
package plumbline.examples.replicatedlog;
