package plumbline.monitor.alert;

/**
 * That somebody knows of an alert.
 *
 * @param by who
 * @param at when, in milliseconds since 1970
 * @param comment what they said; empty where they said nothing
 */
public record Acknowledgement(String by, long at, String comment) {}
