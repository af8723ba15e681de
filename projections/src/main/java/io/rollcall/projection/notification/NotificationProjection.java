// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.contact.ContactEvent.ContactsRemoved;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.notification.Notification.Completed;
import io.rollcall.contracts.notification.Notification.ContactJoined;
import io.rollcall.contracts.notification.Notification.Excluded;
import io.rollcall.contracts.notification.Notification.Invited;
import io.rollcall.contracts.notification.Notification.Left;
import io.rollcall.contracts.notification.Notification.MessageReceived;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Keeps for each user the last things that concern them, and so says whose streams an event wakes. */
@Component
@ProcessingGroup(NotificationProjection.GROUP)
class NotificationProjection {

    static final String GROUP = "inboxes";

    /** How many of those who hold a number are told: of the numbers of people, all. */
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
    void on(MeetingArranged event, TrackingToken at) {
        audiences.change(
                NotificationKeys.audience(event.meeting()),
                at,
                event,
                none -> AudienceDocument.with(event.king(), Integer.MAX_VALUE, none));
    }

    @EventHandler
    void on(UserInvited event, TrackingToken at) {
        var meeting = event.meeting();
        audiences.change(
                NotificationKeys.audience(meeting),
                at,
                event,
                members -> AudienceDocument.with(event.invited(), Integer.MAX_VALUE, members));
        audiences.tell(event.invited(), at, event, position -> new Invited(position, meeting, event.by()));
    }

    @EventHandler
    void on(UserExcluded event, TrackingToken at) {
        var meeting = event.meeting();
        audiences.change(
                NotificationKeys.audience(meeting),
                at,
                event,
                members -> AudienceDocument.without(event.excluded(), members));
        audiences.tell(event.excluded(), at, event, position -> new Excluded(position, meeting, event.by()));
    }

    @EventHandler
    void on(UserLeft event, TrackingToken at) {
        var meeting = event.meeting();
        audiences.tell(
                NotificationKeys.audience(meeting),
                event.left(),
                at,
                event,
                members -> AudienceDocument.without(event.left(), members),
                position -> new Left(position, meeting, event.left(), event.newKing()));
    }

    @EventHandler
    void on(MeetingCompleted event, TrackingToken at) {
        var meeting = event.meeting();
        audiences.tell(
                NotificationKeys.audience(meeting),
                event.by(),
                at,
                event,
                UnaryOperator.identity(),
                position -> new Completed(position, meeting, event.by()));
    }

    @EventHandler
    void on(MeetingEnded event, TrackingToken at) {
        audiences.change(NotificationKeys.audience(event.meeting()), at, event, members -> null);
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

    /** Whoever has claimed their number is among the contacts of those who hold it, whatever else they still tell. */
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
}
