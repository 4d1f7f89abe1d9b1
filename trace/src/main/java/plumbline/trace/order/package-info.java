/** In which order events happened, as far as a log tells. */
package plumbline.trace.order;
