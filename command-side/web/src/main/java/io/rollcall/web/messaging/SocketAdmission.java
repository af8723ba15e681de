// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.netty.channel.Channel;
import io.rollcall.command.messaging.MessagingProperties;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.web.shared.BlockingExecutor;
import reactor.core.publisher.Mono;

/** Takes sockets in before they are open, and lets them go. */
final class SocketAdmission {

    /** What came of it. */
    sealed interface Opening {

        record Open(Socket socket) implements Opening {}

        /** The token was revoked a moment ago. */
        record SignedOut() implements Opening {}

        /** The user has as many as one may have. */
        record TooMany() implements Opening {}
    }

    private final Sockets sockets;
    private final RevokedCredentials revoked;
    private final LogHistory log;
    private final BlockingExecutor blocking;
    private final MessagingProperties limits;

    SocketAdmission(
            Sockets sockets,
            RevokedCredentials revoked,
            LogHistory log,
            BlockingExecutor blocking,
            MessagingProperties limits) {
        this.sockets = sockets;
        this.revoked = revoked;
        this.log = log;
        this.blocking = blocking;
        this.limits = limits;
    }

    /** @param receives whether the user counts as connected from here on */
    Mono<Opening> open(Bearer bearer, Channel channel, boolean receives) {
        return blocking.call(() -> opened(bearer, channel, receives));
    }

    /** Lets a socket go, which may have gone before. */
    void end(Socket socket) {
        blocking.call(() -> {
                    sockets.remove(socket);
                    return true;
                })
                .onErrorComplete() // the lease tells of it, at the latest
                .subscribe();
    }

    /** The position first, then the presence: a message after that is heard. */
    private Opening opened(Bearer bearer, Channel channel, boolean receives) {
        var socket = new Socket(bearer, channel, receives ? log.head() : null, limits);
        if (!sockets.add(socket)) {
            return new Opening.TooMany();
        }
        socket.closing().doOnSuccess(begun -> end(socket)).subscribe(); // a sender is told the truth from now on
        if (revoked.holds(bearer)) {
            sockets.remove(socket);
            return new Opening.SignedOut();
        }
        return new Opening.Open(socket);
    }
}
