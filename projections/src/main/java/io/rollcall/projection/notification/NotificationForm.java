// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.projection.shared.BsonForm;
import org.bson.Document;

/** Notifications, and whom they concern, in BSON. */
final class NotificationForm implements BsonForm<String, NotificationDocument> {

    private static final String USERS = "users";
    private static final String CLOSED = "closed";
    private static final String DROPPED = "dropped";
    private static final String ENTRIES = "entries";

    @Override
    public Document toBson(NotificationDocument document) {
        return switch (document) {
            case AudienceDocument audience -> new Document(USERS, audience.users());
            case InboxDocument inbox ->
                inbox.closed()
                        ? new Document(CLOSED, true)
                        : new Document(DROPPED, inbox.dropped()).append(ENTRIES, inbox.entries());
        };
    }

    @Override
    public NotificationDocument fromBson(String key, Document content) {
        if (!Keys.isInbox(key)) {
            return new AudienceDocument(content.getList(USERS, Long.class));
        }
        return content.containsKey(CLOSED)
                ? InboxDocument.ofNobody()
                : new InboxDocument(false, content.getLong(DROPPED), content.getList(ENTRIES, Document.class));
    }
}
