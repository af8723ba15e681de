// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.notification.NotificationQuery.ListNotifications;
import io.rollcall.contracts.notification.Notifications;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Admission;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.EventStream;
import io.rollcall.http.LastEventId;
import io.rollcall.http.Operation;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/notifications/}: what concerns the caller, as it happens, as server-sent events. Two look-ups by
 * {@code _id} to begin with, both of the token's holder, and a third where the client goes on after an event; then one
 * whenever there may be news for this user, one at each heartbeat, and one for all users of this process together
 * whenever something happens in a meeting or somebody signs up.
 */
@Component
final class NotificationsEndpoint implements Operation {

    private final QueryGateway queries;
    private final NotificationStreams streams;
    private final NotificationProperties limits;

    NotificationsEndpoint(QueryGateway queries, NotificationStreams streams, NotificationProperties limits) {
        this.queries = queries;
        this.streams = streams;
        this.limits = limits;
    }

    @Override
    public Route route() {
        return Route.get(Door.MEET, "/api/notifications/");
    }

    @Override
    public MediaType renders() {
        return MediaType.TEXT_EVENT_STREAM;
    }

    @Override
    public Mono<Answer> handle(Call call) {
        if (!streams.isOpen()) {
            return Mono.error(Refusal.unavailable(1));
        }
        if (!streams.hasRoomFor(call.user())) {
            return Mono.error(Refusal.throttled());
        }
        return Mono.zip(Admission.get(), LastEventId.get(), (admission, last) -> {
            var stream = new NotificationStream(
                    call.user(), new Watch(call.user(), admission), streams, this::since, limits);
            return Answer.stream(new EventStream(stream.frames(last.orElse(null))));
        });
    }

    private Mono<Notifications> since(UserId user, long since, long after) {
        var query = new ListNotifications(user, since, after);
        return Mono.fromFuture(() -> queries.query(query, ResponseTypes.instanceOf(Notifications.class)));
    }
}
