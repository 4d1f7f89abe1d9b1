/** Speed and memory against the incumbents, in one run. */
package plumbline.bench;
