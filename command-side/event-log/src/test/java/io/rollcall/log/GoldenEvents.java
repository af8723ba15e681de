// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Event;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The golden JSON of events, {@code api-contracts/messages/src/test/resources/events/<name>.<revision>.json}: one event
 * of each form that there ever was, as it is stored. What is personal is base64 of its JSON.
 */
public final class GoldenEvents {

    /** Under which everything personal in them would be encrypted. */
    public static final KeyId KEY = new KeyId(new UUID(2, 2));

    private GoldenEvents() {}

    /** One event of each type, always the same, in the order in which families and events are declared. */
    public static List<Event> of(EventTypes types) {
        return of(types, new OpenKeys());
    }

    /** The same, once nothing personal in them can be read any more. */
    public static List<Event> erased(EventTypes types) {
        var keys = new OpenKeys();
        keys.destroy(KEY);
        return of(types, keys);
    }

    private static List<Event> of(EventTypes types, OpenKeys keys) {
        var codec = new EventCodec(types, keys, List.of());
        return types.all()
                .map(type -> (Event) read(codec, row(type.name(), type.revision())))
                .toList();
    }

    /** What a codec makes of a stored event. */
    public static Object read(EventCodec codec, EventRow row) {
        return codec.decode(List.of(new StoredEvent(1, row, Instant.EPOCH, new byte[32])))
                .getFirst()
                .getFirst()
                .getPayload();
    }

    /** An event as it was stored in this form. */
    public static EventRow row(String name, String revision) {
        var payload = json(name, revision).getBytes(UTF_8);
        return new EventRow("aggregate", 0, "Type", new UUID(1, 1), name, revision, payload, "{}".getBytes(UTF_8));
    }

    /** The file's JSON. */
    public static String json(String name, String revision) {
        var file = "/events/" + name + "." + revision + ".json";
        try (var golden = GoldenEvents.class.getResourceAsStream(file)) {
            return new String(
                            requireNonNull(golden, "There is no golden file " + file)
                                    .readAllBytes(),
                            UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
