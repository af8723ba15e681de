// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import java.util.Set;
import java.util.function.Predicate;

/**
 * An event that this process cannot read, since a newer version has written it.
 *
 * @param payload as it is stored: JSON, personal components encrypted
 * @param hash of the log up to here
 * @param kin subscriptions to events of one of these classes would be concerned by it: those of its family that are
 *     known here, and what all events are
 */
public record UnknownEvent(String type, String revision, byte[] payload, byte[] hash, Set<Class<?>> kin)
        implements Opaque {

    /** Whether it would concern a subscription that takes these classes. */
    public boolean concerns(Predicate<Class<?>> types) {
        return kin.stream().anyMatch(types);
    }

    /** Without what is stored. */
    @Override
    public String toString() {
        return type + " (revision " + revision + ")";
    }
}
