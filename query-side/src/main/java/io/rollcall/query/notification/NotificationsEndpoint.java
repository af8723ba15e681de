// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.LastEventId;
import io.rollcall.http.NotificationFeed;
import io.rollcall.http.Reauthentication;
import io.rollcall.http.Route;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/notifications/}: what concerns the caller, as it happens, as server-sent events. Two look-ups by
 * {@code _id} to begin with, both of the token's holder, and a third where the client goes on after an event (a fourth
 * where some fifty or more have come since); then one whenever there may be news for this user, one at each heartbeat,
 * and one for all users of this process together whenever something happens in a meeting or somebody signs up.
 */
@Component
final class NotificationsEndpoint implements Endpoint {

    private final NotificationFeed notifications;

    NotificationsEndpoint(NotificationFeed notifications) {
        this.notifications = notifications;
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
        return Mono.zip(Reauthentication.get(), LastEventId.get())
                .flatMap(asked -> notifications.to(
                        call.user(), asked.getT1(), asked.getT2().orElse(null)))
                .map(Answer::stream);
    }
}
