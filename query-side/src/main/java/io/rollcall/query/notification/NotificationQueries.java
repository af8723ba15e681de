// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.contracts.notification.NotificationQuery.ListNotifications;
import io.rollcall.contracts.notification.Notifications;
import io.rollcall.projection.notification.NotificationDocuments;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link ListNotifications}: one look-up by id for the newest, and one more for older ones. */
@Component
class NotificationQueries {

    private final NotificationDocuments notifications;

    NotificationQueries(NotificationDocuments notifications) {
        this.notifications = notifications;
    }

    @QueryHandler
    CompletableFuture<Notifications> handle(ListNotifications query) { // not Mono: Axon 4 would block() on it
        return notifications.since(query.user(), query.since(), query.after()).toFuture();
    }
}
