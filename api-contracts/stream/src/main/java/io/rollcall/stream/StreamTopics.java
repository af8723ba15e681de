// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import java.util.regex.Pattern;

/**
 * The names of a stream's topics.
 *
 * @param events every event, as a {@link StreamedEvent}, keyed by its subject: in order for each aggregate. Kept for
 *     ever. Written in transactions, so it is to be read with {@code isolation.level=read_committed}
 * @param checkpoint up to where the events are written. The writer's own; compacted, one partition
 */
public record StreamTopics(String events, String checkpoint) {

    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,199}");

    /** @throws IllegalArgumentException where Kafka takes no such names */
    public StreamTopics {
        if (!LEGAL.matcher(events).matches() || !LEGAL.matcher(checkpoint).matches()) {
            throw new IllegalArgumentException(
                    "Topics are named by at most 200 letters, digits, dots, hyphens and underscores,"
                            + " and begin with no dot");
        }
    }

    /** Those of the stream that follows the log. */
    public static StreamTopics of(String prefix) {
        return new StreamTopics(prefix + ".events", prefix + ".events.checkpoint");
    }
}
