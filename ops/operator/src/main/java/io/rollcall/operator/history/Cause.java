// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, and what followed from it.
 *
 * @param kind command, event, message or record
 * @param name of the command, the event's type, the channel, or the topic
 * @param position of an event; {@code null} for anything else
 * @param state of a message; {@code null} for anything else
 */
record Cause(
        String kind,
        String name,
        @Nullable String id,
        @Nullable Long position,
        @Nullable Instant at,
        @Nullable String state,
        @Nullable EventView event,
        List<Cause> children) {

    private enum Kind {
        COMMAND,
        EVENT,
        MESSAGE,
        RECORD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Its children are found later. */
    static Cause command(String name, String id, Instant at) {
        return new Cause(Kind.COMMAND.word(), name, id, null, at, null, null, new ArrayList<>());
    }

    /** The same. */
    static Cause event(EventView event, String id) {
        return new Cause(
                Kind.EVENT.word(),
                event.type(),
                id,
                event.position(),
                event.recordedAt(),
                null,
                event,
                new ArrayList<>());
    }

    static Cause message(EventMessages.Message message) {
        return new Cause(
                Kind.MESSAGE.word(),
                message.channel(),
                message.id(),
                null,
                message.at(),
                message.state(),
                null,
                List.of());
    }

    /** The record on the stream has the event's id; where it stands there is kept nowhere. */
    static Cause record(String topic, String event) {
        return new Cause(Kind.RECORD.word(), topic, event, null, null, null, null, List.of());
    }
}
