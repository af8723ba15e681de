// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/**
 * How far a generation is, and how fast it gets on, counted as events of the log. What is compared counts as the events
 * that are built in the same time: a guess until it has been compared for a second, and then what was measured. Used by
 * one thread.
 */
final class GenerationProgress {

    /** So many events that concern the read model are built while one document is compared, to begin with. */
    private static final double GUESS = 0.45;

    private final GenerationRate building;
    private final GenerationRate comparing;
    private double builds;
    private double compares;

    /** @param state what was known before, by another process for one */
    GenerationProgress(GenerationState state, long nanos) {
        this.building = new GenerationRate(state.rate(), state.done(), nanos);
        this.comparing = new GenerationRate(0, 0, nanos);
        this.builds = state.rate();
    }

    /** Whether it is a second since it was measured. */
    boolean isDue(long nanos) {
        return building.isDue(nanos) && comparing.isDue(nanos);
    }

    /** It is built, up to this position. */
    void built(long position, long nanos) {
        builds = building.measure(position, nanos);
        comparing.rest(0, nanos);
    }

    /** So many documents are compared; that it follows the log meanwhile is no measure of how fast it is built. */
    void compared(long documents, long position, long nanos) {
        compares = comparing.measure(documents, nanos);
        building.rest(position, nanos);
    }

    /** What has passed since it was measured last does not count, as in a pause. */
    void rest(long documents, long position, long nanos) {
        building.rest(position, nanos);
        comparing.rest(documents, nanos);
    }

    /**
     * Events of the log in a second while it is built, or what counts as much; 0 while that is not known.
     *
     * @param eventsForOne how many there are for each that concerns the read model
     */
    double rate(double eventsForOne) {
        return builds > 0 ? builds : compares * GUESS * eventsForOne;
    }

    /** How many events of the log count as much as these documents; the parameter is that of {@link #rate}. */
    long asEvents(long documents, double eventsForOne) {
        var one = builds > 0 && compares > 0 ? builds / compares : GUESS * eventsForOne;
        return Math.round(documents * one);
    }
}
