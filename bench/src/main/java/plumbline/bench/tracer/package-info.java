/** What an event costs the service that logs it. */
package plumbline.bench.tracer;
