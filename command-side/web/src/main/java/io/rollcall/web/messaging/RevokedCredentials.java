// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.credential.RevocationEvent;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Ends the sockets of tokens that are worth nothing any more, and of users that have left. What was revoked is
 * remembered for a while, for sockets that are just being opened with it: a read model may not know yet.
 */
final class RevokedCredentials {

    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final Cache<Object, Boolean> lately =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).build();
    private final Cache<UserId, Revocation> ended =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).build();
    private final Sockets sockets;

    RevokedCredentials(Sockets sockets) {
        this.sockets = sockets;
    }

    /** Whether this was revoked a moment ago; asked once a socket is among the open ones. */
    boolean holds(Bearer bearer) {
        return lately.getIfPresent(bearer.token()) != null
                || lately.getIfPresent(bearer.user()) != null
                || isEnded(bearer);
    }

    void token(TokenHash token) {
        lately.put(token, true);
        end(bearer -> bearer.token().equals(token));
    }

    void user(UserId user) {
        lately.put(user, true);
        end(bearer -> bearer.user().equals(user));
    }

    /** What has been ended of a user's signed tokens; those that are given out from here on are good. */
    void signed(RevocationEvent event) {
        ended.asMap()
                .compute(
                        event.user(),
                        (user, before) -> Objects.requireNonNullElse(before, Revocation.NONE)
                                .after(event));
        end(this::isEnded);
    }

    private boolean isEnded(Bearer bearer) {
        var revocation = ended.getIfPresent(bearer.user());
        return revocation != null && bearer.signed() != null && revocation.ends(bearer.signed());
    }

    private void end(Predicate<Bearer> whose) {
        sockets.all().filter(socket -> whose.test(socket.bearer())).forEach(it -> it.close(Socket.SIGNED_OUT));
    }
}
