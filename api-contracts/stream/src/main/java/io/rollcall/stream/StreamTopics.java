// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

/** The names of the topics. */
public final class StreamTopics {

    /**
     * Every event, as an {@link EventMessageV1}, keyed by its subject: in order for each aggregate. Kept for ever.
     * Written in transactions, so it is to be read with {@code isolation.level=read_committed}.
     */
    public static final String EVENTS = "rollcall.events";

    /** Up to where the events are written. The writer's own; compacted, one partition. */
    public static final String CHECKPOINT = "rollcall.events.checkpoint";

    private StreamTopics() {}
}
