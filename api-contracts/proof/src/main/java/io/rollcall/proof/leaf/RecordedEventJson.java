// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.leaf;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** An event as a flat JSON object: numbers are integers, bytes are base64, times ISO 8601 in UTC. */
final class RecordedEventJson {

    private static final Hash ANY = Hash.sha256(new byte[0]);

    private RecordedEventJson() {}

    static String encode(RecordedEvent event) {
        var base64 = Base64.getEncoder();
        return new FlatJsonWriter(512 + 2 * (event.payload().length + event.metadata().length))
                .string("incarnation", event.incarnation().toString())
                .number("position", event.position())
                .string("aggregate", event.aggregate())
                .number("version", event.version())
                .string("aggregate_type", event.aggregateType())
                .string("id", event.id().toString())
                .string("type", event.type())
                .string("revision", event.revision())
                .string("recorded_at", event.recordedAt().toString())
                .string("payload", base64.encodeToString(event.payload()))
                .string("metadata", base64.encodeToString(event.metadata()))
                .end();
    }

    static RecordedEvent decode(String json) throws ProofRefused {
        var members = new Members(FlatJson.read(json));
        var event = new RecordedEvent(
                members.uuid("incarnation"),
                members.number("position"),
                members.number("version"),
                members.time("recorded_at"),
                members.uuid("id"),
                members.string("aggregate"),
                members.string("aggregate_type"),
                members.string("type"),
                members.string("revision"),
                StrictText.base64(members.string("payload")),
                StrictText.base64(members.string("metadata")));
        members.end();
        return checked(event);
    }

    /** The event, if a leaf can be made of it. */
    private static RecordedEvent checked(RecordedEvent event) throws ProofRefused {
        try {
            event.leaf(ANY, ANY);
            return event;
        } catch (IllegalArgumentException e) {
            throw ProofRefused.malformed(String.valueOf(e.getMessage()));
        }
    }

    /** What has been read, each taken once. */
    private record Members(Map<String, Object> rest) {

        String string(String name) throws ProofRefused {
            if (rest.remove(name) instanceof String string) {
                return string;
            }
            throw ProofRefused.malformed("An event has a string " + name);
        }

        long number(String name) throws ProofRefused {
            if (rest.remove(name) instanceof Long number) {
                return number;
            }
            throw ProofRefused.malformed("An event has a number " + name);
        }

        UUID uuid(String name) throws ProofRefused {
            var text = string(name);
            try {
                var uuid = UUID.fromString(text);
                if (uuid.toString().equals(text)) {
                    return uuid;
                }
            } catch (IllegalArgumentException e) {
                // as below
            }
            throw ProofRefused.malformed("Not a UUID as RFC 9562 writes it: " + name);
        }

        Instant time(String name) throws ProofRefused {
            try {
                return Instant.parse(string(name));
            } catch (DateTimeException e) {
                throw ProofRefused.malformed("Not an instant by ISO 8601: " + name);
            }
        }

        void end() throws ProofRefused {
            if (!rest.isEmpty()) {
                throw ProofRefused.malformed("An event has " + rest.size() + " members too many");
            }
        }
    }
}
