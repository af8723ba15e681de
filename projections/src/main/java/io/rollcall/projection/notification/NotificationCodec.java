// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.projection.shared.ReadModelCodec;
import org.bson.Document;

/** Notifications and their recipients, in BSON. */
final class NotificationCodec implements ReadModelCodec<String, NotificationDocument> {

    private static final String USERS = "users";
    private static final String CLOSED = "closed";
    private static final String DROPPED = "dropped";
    private static final String PAGES = "pages";
    private static final String ENDS = "ends";
    private static final String NUMBER = "number";
    private static final String ENTRIES = "entries";

    @Override
    public Document toBson(NotificationDocument document) {
        return switch (document) {
            case AudienceDocument audience -> new Document(USERS, audience.users());
            case InboxPage page -> new Document(NUMBER, page.number()).append(ENTRIES, page.entries());
            case InboxDocument inbox ->
                inbox.closed()
                        ? new Document(CLOSED, true)
                        : new Document(DROPPED, inbox.dropped())
                                .append(PAGES, inbox.pages())
                                .append(ENDS, inbox.ends())
                                .append(ENTRIES, inbox.entries());
        };
    }

    @Override
    public NotificationDocument fromBson(String key, Document content) {
        if (NotificationKeys.isPage(key)) {
            return new InboxPage(content.getLong(NUMBER), content.getList(ENTRIES, Document.class));
        }
        return NotificationKeys.isInbox(key)
                ? inbox(content)
                : new AudienceDocument(content.getList(USERS, Long.class));
    }

    private static InboxDocument inbox(Document content) {
        return content.containsKey(CLOSED)
                ? InboxDocument.ofNobody()
                : new InboxDocument(
                        false,
                        content.getLong(DROPPED),
                        content.getLong(PAGES),
                        content.getList(ENDS, Long.class),
                        content.getList(ENTRIES, Document.class));
    }
}
