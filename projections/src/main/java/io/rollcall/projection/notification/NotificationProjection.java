// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.contact.ContactEvent.ContactsRemoved;
import io.rollcall.contracts.meeting.MeetingEvent;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingRenamed;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.notification.Notification.ContactJoined;
import io.rollcall.contracts.notification.Notification.Left;
import io.rollcall.contracts.notification.Notification.MeetingChanged;
import io.rollcall.contracts.notification.Notification.MessageReceived;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Keeps the last notifications of each user, and so says which users' streams an event wakes. */
@Component
@ProcessingGroup(NotificationProjection.GROUP)
class NotificationProjection {

    static final String GROUP = "inboxes";

    /** How many of the holders of a number are told: of the numbers of people, all. */
    static final int MOST_HOLDERS = 10_000;

    private final Audiences audiences;

    @Autowired
    NotificationProjection(NotificationDocuments notifications) {
        this(new StoredAudiences(notifications.model()));
    }

    NotificationProjection(Audiences audiences) {
        this.audiences = audiences;
    }

    @EventHandler
    void on(MeetingEvent event, TrackingToken at) {
        switch (event) {
            case MeetingArranged arranged -> changeMembers(event, at, none -> with(arranged.king(), none));
            case UserInvited invited -> {
                changeMembers(event, at, members -> with(invited.invited(), members));
                audiences.tell(invited.invited(), at, event, as("invited", event, invited.by()));
            }
            case UserExcluded excluded -> {
                changeMembers(event, at, members -> AudienceDocument.without(excluded.excluded(), members));
                audiences.tell(excluded.excluded(), at, event, as("excluded", event, excluded.by()));
            }
            case UserLeft left -> tellWhoRemain(left, at);
            case MeetingRenamed renamed -> tellOthers(event, renamed.by(), at, "renamed");
            case MeetingCompleted completed -> tellOthers(event, completed.by(), at, "completed");
            case MeetingEnded ended -> changeMembers(event, at, members -> null);
        }
    }

    @EventHandler
    void on(ContactsImported event, TrackingToken at) {
        event.numbers()
                .forEach(number -> audiences.change(
                        NotificationKeys.audience(number),
                        at,
                        event,
                        holders -> AudienceDocument.with(event.owner(), MOST_HOLDERS, holders)));
    }

    @EventHandler
    void on(ContactsRemoved event, TrackingToken at) {
        event.numbers()
                .forEach(number -> audiences.change(
                        NotificationKeys.audience(number),
                        at,
                        event,
                        holders -> AudienceDocument.without(event.owner(), holders)));
    }

    /**
     * A user that has claimed a number is among the contacts of its holders from then on, whether or not the user has
     * signed up.
     */
    @EventHandler
    void on(NumberClaimed event, TrackingToken at) {
        audiences.tell(
                NotificationKeys.audience(event.number()),
                event.user(),
                at,
                event,
                UnaryOperator.identity(),
                position -> new ContactJoined(position, event.user()));
    }

    @EventHandler
    void on(MessageSent event, TrackingToken at) {
        audiences.tell(
                event.receiver(),
                at,
                event,
                position -> new MessageReceived(position, event.sender(), null, event.number()));
    }

    @EventHandler
    void on(GroupMessageSent event, TrackingToken at) {
        event.receivers()
                .forEach(receiver -> audiences.tell(
                        receiver,
                        at,
                        event,
                        position -> new MessageReceived(position, event.sender(), event.group(), event.number())));
    }

    @EventHandler
    void on(AccountDeleted event, TrackingToken at) {
        audiences.close(event.user(), at, event);
    }

    private void changeMembers(
            MeetingEvent event, TrackingToken at, UnaryOperator<@Nullable NotificationDocument> fold) {
        audiences.change(NotificationKeys.audience(event.meeting()), at, event, fold);
    }

    private void tellOthers(MeetingEvent event, UserId by, TrackingToken at, String what) {
        audiences.tell(
                NotificationKeys.audience(event.meeting()),
                by,
                at,
                event,
                UnaryOperator.identity(),
                as(what, event, by));
    }

    private void tellWhoRemain(UserLeft event, TrackingToken at) {
        var meeting = event.meeting();
        audiences.tell(
                NotificationKeys.audience(meeting),
                event.left(),
                at,
                event,
                members -> AudienceDocument.without(event.left(), members),
                position -> new Left(position, meeting, event.left(), event.newKing()));
    }

    private static NotificationDocument with(UserId member, @Nullable NotificationDocument members) {
        return AudienceDocument.with(member, Integer.MAX_VALUE, members);
    }

    private static LongFunction<Notification> as(String what, MeetingEvent event, UserId by) {
        return position -> new MeetingChanged(position, what, event.meeting(), by);
    }
}
