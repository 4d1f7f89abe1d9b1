package plumbline.conform;

import java.util.List;

/**
 * What the check of one trace gave.
 *
 * @param trace the trace as the user named it
 * @param verdict the answer
 * @param events events read, gaps and ignored lines not counted
 * @param explained events that some behaviour explains, from the first on
 * @param ignored lines that carry no step
 * @param coverage what of the spec the trace took
 * @param tightness how much the trace can prove
 * @param warnings what the user should know, each in one line
 */
public record Outcome(
    String trace,
    Verdict verdict,
    long events,
    long explained,
    long ignored,
    Coverage coverage,
    Tightness tightness,
    List<String> warnings) {}
