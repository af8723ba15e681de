// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import io.rollcall.contracts.privacy.KeyId;
import java.time.Instant;

/** Keeps what is sent, so that it can be read in debug mode. A message is known by the position of its event. */
public interface DebugOutbox {

    /**
     * Keeps one of several messages of a position, each a part of its own; nothing happens if it is there already, or
     * if its receiver is erased: no recipient is left to read it.
     *
     * @param kind {@code sms} or {@code mail}
     * @param key the receiver's
     * @param at when the event that caused it was recorded
     * @param code the code that the text holds
     */
    void keep(long position, int part, String kind, KeyId key, Instant at, String to, String text, String code);
}
