// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tells users what concerns them, as it happens: whichever door brings it to their clients, and in whatever way. */
public interface NotificationFeed {

    /**
     * A stream for one client.
     *
     * @param reauthentication the stream ends once this does not hold any more
     * @param last the id of the last event that the client has had, behind which the stream goes on; {@code null} where
     *     it is to begin now, which an {@link ServerSentEvents.Place} says first
     * @return to be subscribed to at once; fails as a {@link Refusal}, with 503 while this process tells nobody, with
     *     429 where this user has as many streams as one may have
     */
    Mono<ServerSentEvents> to(UserId user, Reauthentication reauthentication, @Nullable String last);
}
