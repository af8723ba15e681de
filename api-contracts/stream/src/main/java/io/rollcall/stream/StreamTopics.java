// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of a stream's topics.
 *
 * @param events every event, as a {@link StreamedEvent}, keyed by its subject: in order for each aggregate. Kept for
 *     ever. Written in transactions, so it is to be read with {@code isolation.level=read_committed}
 * @param checkpoint up to where the events are written. The writer's own; compacted, one partition
 * @param checkpoints signed checkpoints of the tree over the events' records; compacted to one an hour, one partition
 * @param users the users that are there, as a {@link StreamedUser} each, keyed by their ids; compacted. Written in the
 *     transactions of the events. {@code null} where there is none
 */
public record StreamTopics(
        String events,
        String checkpoint,
        String checkpoints,
        @Nullable String users) {

    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,99}");

    /** @throws IllegalArgumentException where Kafka takes no such names, or they do not fit into a checkpoint */
    public StreamTopics {
        if (!LEGAL.matcher(events).matches()) {
            throw new IllegalArgumentException(
                    "A topic of events is named by at most 100 letters, digits, dots, hyphens and underscores, and"
                            + " begins with no dot");
        }
    }

    /** Those of the stream that follows the log. */
    public static StreamTopics of(String prefix) {
        var events = prefix + ".events";
        return new StreamTopics(events, events + ".checkpoint", prefix + ".checkpoints", prefix + ".users");
    }

    /** Those of a stream beside that, by its topic of events. */
    public static StreamTopics beside(String events) {
        return new StreamTopics(events, events + ".checkpoint", events + ".checkpoints", null);
    }
}
