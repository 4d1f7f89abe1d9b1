/** Plumbline against TLC: agreement on public specs, speed and memory on our own. */
package plumbline.bench;
