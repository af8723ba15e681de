// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import io.rollcall.contracts.privacy.KeyId;
import java.time.Instant;

/**
 * A message to queue.
 *
 * @param id the same whenever the same event asks for it: it is queued once
 * @param position of that event
 * @param key the receiver's
 * @param reference what is not personal about it, and is needed once its content is gone: a record
 * @param content what is encrypted until it is sent: a record
 * @param line which messages take turns with those of other lines; those of one line go in their order
 * @param giveUpAt from when on it is not tried again
 * @param expiresAt from when on it is worth nothing and not sent at all
 */
public record OutboxEntry(
        String id,
        long position,
        KeyId key,
        Object reference,
        Object content,
        int line,
        Instant giveUpAt,
        Instant expiresAt) {

    /** Tells nothing personal. */
    @Override
    public String toString() {
        return "message " + id;
    }
}
