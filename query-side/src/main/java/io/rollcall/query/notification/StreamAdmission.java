// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.contracts.notification.NotificationQuery.ListNotifications;
import io.rollcall.contracts.notification.Notifications;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.NotificationFeed;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Reauthentication;
import io.rollcall.http.Refusal;
import io.rollcall.http.ServerSentEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens streams, for as many clients as there is room for. */
@Component
final class StreamAdmission implements NotificationFeed {

    private final Queries queries;
    private final NotificationStreams streams;
    private final NotificationProperties limits;

    StreamAdmission(Queries queries, NotificationStreams streams, NotificationProperties limits) {
        this.queries = queries;
        this.streams = streams;
        this.limits = limits;
    }

    @Override
    public Mono<ServerSentEvents> to(UserId user, Reauthentication reauthentication, @Nullable String last) {
        return ReadPosition.position().map(seen -> {
            if (!streams.isOpen()) {
                throw Refusal.unavailable(1);
            }
            if (!streams.hasRoomFor(user)) {
                throw Refusal.throttled();
            }
            var stream =
                    new NotificationStream(user, new StreamGuard(user, reauthentication), streams, this::since, limits);
            return new ServerSentEvents(stream.frames(last, seen));
        });
    }

    private Mono<Notifications> since(UserId user, long since, long after) {
        var query = new ListNotifications(user, since, after);
        return queries.ask(query);
    }
}
