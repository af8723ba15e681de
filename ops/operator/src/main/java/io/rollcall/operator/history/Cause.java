// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.projection.stream.RecordPlaces.Place;
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
 * @param state of a message; of a record {@code told}, {@code not-told}, or {@code unknown} where Kafka did not say;
 *     {@code null} for anything else
 * @param partition of a record that was told, and its {@code offset} there; {@code null} for anything else
 */
record Cause(
        String kind,
        String name,
        @Nullable String id,
        @Nullable Long position,
        @Nullable Instant at,
        @Nullable String state,
        @Nullable EventView event,
        @Nullable Integer partition,
        @Nullable Long offset,
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
        return new Cause(Kind.COMMAND.word(), name, id, null, at, null, null, null, null, new ArrayList<>());
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
                null,
                null,
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
                null,
                null,
                List.of());
    }

    /**
     * The record on the stream has the event's id.
     *
     * @param place {@code null} where none was found
     */
    static Cause record(String topic, String event, @Nullable Place place, boolean isKnown) {
        var state = place != null ? "told" : isKnown ? "not-told" : "unknown";
        return new Cause(
                Kind.RECORD.word(),
                topic,
                event,
                null,
                null,
                state,
                null,
                place == null ? null : place.partition(),
                place == null ? null : place.offset(),
                List.of());
    }
}
