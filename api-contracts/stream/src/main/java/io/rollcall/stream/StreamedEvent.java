// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event as it stands on the stream. On the wire it is a CloudEvent (1.0.2) in Kafka's binary mode; its attributes
 * are named here as they are there.
 *
 * @param id {@code id}: the event's own; with the log unique, so a duplicate is known by it
 * @param log {@code source}: the log's incarnation, or once the stream has begun anew behind what it had told, a random
 *     id of that
 * @param name the event's name, for example {@code user.registered}; with {@code revision} it makes up {@code type} and
 *     {@code dataschema}
 * @param revision of the event's data, from 1
 * @param subject {@code subject}, {@code partitionkey} and the record's key: stands for the aggregate that it happened
 *     to
 * @param recordedAt {@code time}, and the record's own to the millisecond: when the log recorded it. When it was
 *     decided, by the clock of the process that decided it, may stand in {@code data}
 * @param position {@code sequence}: its place in the log, from 1
 * @param origin what it came of
 * @param data the value: the event's components as JSON
 */
public record StreamedEvent(
        String id,
        UUID log,
        String name,
        String revision,
        String subject,
        Instant recordedAt,
        long position,
        Origin origin,
        JsonNode data) {

    /**
     * What an event came of.
     *
     * @param command {@code commandid}: of the command that it came of. Events with the same one are one unit: they
     *     were recorded together, one right behind the other, or not at all
     * @param correlation {@code correlationid}: of the command of all that is the first cause, which a client sent or a
     *     timer; the same for everything that followed
     * @param causation {@code causationid}: the {@code id} of the event that the command was issued for; {@code null}
     *     where there is none
     * @param traceparent of the request (W3C Trace Context); {@code null} where it was not traced
     */
    public record Origin(
            @Nullable String command,
            @Nullable String correlation,
            @Nullable String causation,
            @Nullable String traceparent) {

        /** Where nothing is known of it. */
        public static final Origin UNKNOWN = new Origin(null, null, null, null);
    }

    /** {@code type}: with the prefix of a domain, and the revision, so that what has another form has another type. */
    public String type() {
        return StreamFormat.type(name, revision);
    }
}
