/** A lock server with leases; its specification is `examples/lock-server/LockServer.tla`. */
package plumbline.examples.lockserver;
