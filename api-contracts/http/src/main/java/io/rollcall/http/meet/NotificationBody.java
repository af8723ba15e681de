// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.meet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.notification.Notification.ContactJoined;
import io.rollcall.contracts.notification.Notification.Left;
import io.rollcall.contracts.notification.Notification.MeetingChanged;
import io.rollcall.contracts.notification.Notification.MessageReceived;
import io.rollcall.http.ServerSentEvents.Event;
import org.jspecify.annotations.Nullable;

/**
 * What the meet door says in one event of a caller's notifications: ids, behind which the other GETs show what the
 * caller may see.
 *
 * @param meeting which one; {@code null} leaves out the key
 * @param user the actor, or the subject
 * @param king the new one; {@code null} leaves out the key
 * @param group in which a message was written; {@code null} leaves out the key
 * @param message its number in the conversation, or in the group; {@code null} leaves out the key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotificationBody(
        @Nullable Long meeting,
        long user,
        @Nullable Long king,
        @Nullable Long group,
        @Nullable Long message) {

    /** A notification as an event; the id is its position in the log. */
    public static Event event(Notification notification) {
        return switch (notification) {
            case MeetingChanged it -> event(it, it.what(), changed(it));
            case Left it -> event(it, "left", left(it));
            case ContactJoined it ->
                event(
                        it,
                        "contact_joined",
                        new NotificationBody(null, it.contact().value(), null, null, null));
            case MessageReceived it -> event(it, "message_received", message(it));
        };
    }

    private static NotificationBody left(Left it) {
        var king = it.newKing();
        return new NotificationBody(
                it.meeting().value(), it.left().value(), king == null ? null : king.value(), null, null);
    }

    private static NotificationBody message(MessageReceived it) {
        var group = it.group();
        return new NotificationBody(null, it.sender().value(), null, group == null ? null : group.value(), it.number());
    }

    private static NotificationBody changed(MeetingChanged it) {
        return new NotificationBody(it.meeting().value(), it.by().value(), null, null, null);
    }

    private static Event event(Notification notification, String name, NotificationBody body) {
        return new Event(notification.position(), name, body);
    }
}
