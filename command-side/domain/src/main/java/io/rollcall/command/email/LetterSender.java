// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.privacy.KeyId;
import java.time.Instant;

/** Brings letters to mailboxes. */
@FunctionalInterface
public interface LetterSender {

    /**
     * A letter to bring.
     *
     * @param position of the event that asks for it: the same for every attempt
     * @param part which of several that the event asks for, from 0
     * @param key under which the address is known
     * @param at when the event was recorded
     * @param expiresAt from when on it is good for nothing
     */
    record Posted(long position, int part, KeyId key, Letter letter, Instant at, Instant expiresAt) {}

    /** Sends, or keeps it to be sent, or throws to be called again; never waits for a mail server. */
    void send(Posted posted);
}
