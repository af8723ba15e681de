// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

/** An event as tests have it. */
public final class Leaves {

    /** The log of all of them. */
    public static final UUID INCARNATION = UUID.fromString("00000000-0000-0001-0000-000000000001");

    private Leaves() {}

    /** A meeting that was arranged: what is personal is base64 of ciphertext in the payload. */
    public static RecordedEvent event(long position) {
        return new RecordedEvent(
                INCARNATION,
                position,
                0,
                Instant.parse("2026-11-30T12:00:00.000001Z"),
                new UUID(2, position),
                "meeting-" + position,
                "Meeting",
                "meeting.arranged",
                "1",
                ("{\"title\":\"c2VhbGVk\",\"n\":" + position + "}").getBytes(UTF_8),
                "{}".getBytes(UTF_8));
    }
}
