package plumbline.conform;

import plumbline.conform.explain.Deviation;

/**
 * Where no explanation goes on.
 *
 * @param kind what fails there
 * @param violated the invariant or property; empty when it is a step that is missing
 * @param layer the states possible ahead of the event, or for an invariant after it
 * @param index a state of the layer to show
 * @param event the event that nothing explains
 * @param number its number among the events, from 1
 */
record Blocked(
    Deviation.Kind kind, String violated, Layer layer, int index, BoundEvent event, long number) {}
