// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who opens a socket.
 *
 * @param token what they have shown; the socket lasts no longer than that is good
 * @param expiresAt from when on it is worth nothing; {@code null} where it does not end by itself
 */
record Bearer(UserId user, TokenHash token, @Nullable Instant expiresAt) {

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
