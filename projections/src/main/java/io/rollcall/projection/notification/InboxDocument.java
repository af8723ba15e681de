// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.notification.Notifications;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The last notifications of one user.
 *
 * @param closed whether the user has left: then there are none, and none are taken in
 * @param dropped the position of the newest one that is not kept any more; 0 while all are
 * @param entries as {@link Entries} writes them, in the order of the log; read only when somebody asks for them, since
 *     each new one is added to a thousand others
 */
record InboxDocument(boolean closed, long dropped, List<Document> entries) implements NotificationDocument {

    InboxDocument {
        entries = List.copyOf(entries);
    }

    /** Of a user who has left. */
    static InboxDocument ofNobody() {
        return new InboxDocument(true, 0, List.of());
    }

    /** With one notification more, and the oldest one less where there are enough. */
    static InboxDocument with(Notification added, @Nullable NotificationDocument before) {
        var inbox = before instanceof InboxDocument kept ? kept : new InboxDocument(false, 0, List.of());
        if (inbox.closed()) {
            return inbox;
        }
        var entries = new ArrayList<>(inbox.entries());
        entries.add(Entries.toBson(added));
        var surplus = entries.subList(0, Math.max(0, entries.size() - Notifications.KEPT));
        var dropped = surplus.isEmpty() ? inbox.dropped() : Entries.positionOf(surplus.getLast());
        surplus.clear();
        return new InboxDocument(false, dropped, entries);
    }

    /** Those behind a position. */
    Notifications since(long position) {
        var list = entries.stream()
                .filter(entry -> Entries.positionOf(entry) > position)
                .map(Entries::fromBson)
                .toList();
        return new Notifications(position >= dropped, list);
    }
}
