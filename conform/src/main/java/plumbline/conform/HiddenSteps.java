package plumbline.conform;

import java.util.List;

/**
 * Actions that may happen without an event.
 *
 * @param actions any of these
 * @param most how many of them, ahead of one event
 * @param onlyIfNeeded whether they are looked at only where nothing else explains the event
 */
public record HiddenSteps(List<Candidate> actions, int most, boolean onlyIfNeeded) {}
