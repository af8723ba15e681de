// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.notification.Notification.ContactJoined;
import io.rollcall.contracts.notification.Notification.Left;
import io.rollcall.contracts.notification.Notification.MeetingChanged;
import io.rollcall.contracts.notification.Notification.MessageReceived;
import io.rollcall.contracts.shared.UserId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Notifications in BSON. The names are short: there are a thousand of each in a document. */
final class NotificationEntryCodec {

    private static final String POSITION = "p";
    private static final String KIND = "k";
    private static final String MEETING = "m";
    private static final String USER = "u";
    private static final String KING = "n";
    private static final String GROUP = "g";
    private static final String NUMBER = "i";

    private NotificationEntryCodec() {}

    static Document toBson(Notification notification) {
        return switch (notification) {
            case MeetingChanged it ->
                entry(it, it.what())
                        .append(MEETING, it.meeting().value())
                        .append(USER, it.by().value());
            case Left it -> left(it);
            case ContactJoined it ->
                entry(it, "joined").append(USER, it.contact().value());
            case MessageReceived it -> message(it);
        };
    }

    static Notification fromBson(Document entry) {
        var at = positionOf(entry);
        var kind = entry.getString(KIND);
        return switch (kind) {
            case "left" -> new Left(at, meeting(entry), user(entry), king(entry));
            case "joined" -> new ContactJoined(at, user(entry));
            case "message" -> new MessageReceived(at, user(entry), group(entry), entry.getLong(NUMBER));
            default -> new MeetingChanged(at, kind, meeting(entry), user(entry));
        };
    }

    static long positionOf(Document entry) {
        return entry.getLong(POSITION);
    }

    private static Document left(Left it) {
        var entry = entry(it, "left")
                .append(MEETING, it.meeting().value())
                .append(USER, it.left().value());
        var king = it.newKing();
        return king == null ? entry : entry.append(KING, king.value());
    }

    private static Document message(MessageReceived it) {
        var entry = entry(it, "message").append(USER, it.sender().value()).append(NUMBER, it.number());
        var group = it.group();
        return group == null ? entry : entry.append(GROUP, group.value());
    }

    private static Document entry(Notification notification, String kind) {
        return new Document(POSITION, notification.position()).append(KIND, kind);
    }

    private static MeetingId meeting(Document entry) {
        return MeetingId.of(entry.getLong(MEETING));
    }

    private static UserId user(Document entry) {
        return UserId.of(entry.getLong(USER));
    }

    private static @Nullable UserId king(Document entry) {
        var king = entry.getLong(KING);
        return king == null ? null : UserId.of(king);
    }

    private static @Nullable GroupId group(Document entry) {
        var group = entry.getLong(GROUP);
        return group == null ? null : GroupId.of(group);
    }
}
