// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.privacy.Secret;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import java.util.Arrays;

/**
 * Under which names aggregates stand on the stream: under their own, unless that is a {@link Secret}. Its keyed digest
 * is the same for each event of the aggregate, so those stay in order, and tells nothing without the key.
 */
final class Subjects {

    /** 128 bits of the digest. */
    private static final int LENGTH = 32;

    private final KeyedDigests digests;

    Subjects(KeyedDigests digests) {
        this.digests = digests;
    }

    String of(String aggregate, Event event) {
        return isSecret(event)
                ? kind(event)
                        + "-"
                        + digests.digest(KeyedDigests.Use.STREAM, aggregate).substring(0, LENGTH)
                : aggregate;
    }

    private static boolean isSecret(Event event) {
        return Arrays.stream(event.getClass().getInterfaces())
                .anyMatch(family -> family.isAnnotationPresent(Secret.class));
    }

    /** Such as {@code session}: what stands before the dot in the event's name. */
    private static String kind(Event event) {
        var name = event.getClass().getAnnotation(EventName.class).value();
        return name.substring(0, name.indexOf('.'));
    }
}
