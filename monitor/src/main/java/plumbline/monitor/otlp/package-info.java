/** Events that services send by OpenTelemetry's protocol. */
package plumbline.monitor.otlp;
