// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Ends the sockets of tokens that are worth nothing any more, and of users who have left. What was revoked is
 * remembered for a while, for sockets that are just being opened with it: a read model may not know yet.
 */
final class Revoked {

    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final Cache<Object, Boolean> lately =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).build();
    private final Sockets sockets;

    Revoked(Sockets sockets) {
        this.sockets = sockets;
    }

    /** Whether this was revoked a moment ago; asked once a socket is among the open ones. */
    boolean holds(Bearer bearer) {
        return lately.getIfPresent(bearer.token()) != null || lately.getIfPresent(bearer.user()) != null;
    }

    void token(TokenHash token) {
        lately.put(token, true);
        end(bearer -> bearer.token().equals(token));
    }

    void user(UserId user) {
        lately.put(user, true);
        end(bearer -> bearer.user().equals(user));
    }

    private void end(Predicate<Bearer> whose) {
        sockets.all().filter(socket -> whose.test(socket.bearer())).forEach(it -> it.close(Socket.SIGNED_OUT));
    }
}
