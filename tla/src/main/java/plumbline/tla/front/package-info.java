/** From TLA+ text to our expressions: the only place that sees SANY. */
package plumbline.tla.front;
