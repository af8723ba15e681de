// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.credential.CredentialEvent;
import io.rollcall.contracts.credential.RevocationEvent;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.referral.ReferralEvent;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.log.subscription.LiveEvents;

/**
 * Wakes the streams of this process that an event may concern; what there is to tell they read by themselves. Whoever
 * is concerned through a meeting or a number is looked up, only while anybody is connected.
 */
final class NotificationWaker implements LiveEvents.Listener {

    private final NotificationStreams streams;
    private final RecipientLookup recipients;

    NotificationWaker(NotificationStreams streams, RecipientLookup recipients) {
        this.streams = streams;
        this.recipients = recipients;
    }

    @Override
    public void placed(long position) {
        streams.begin(position);
    }

    @Override
    public void happened(Object event, long position) {
        streams.reached(position);
        if (streams.areNone()) {
            return;
        }
        switch (event) {
            case UserInvited it -> streams.wake(it.invited(), position);
            case UserExcluded it -> streams.wake(it.excluded(), position);
            case MessageSent it -> streams.wake(it.receiver(), position);
            case GroupMessageSent it -> it.receivers().forEach(receiver -> streams.wake(receiver, position));
            case UserLeft it -> recipients.wake(it.meeting(), position);
            case MeetingCompleted it -> recipients.wake(it.meeting(), position);
            case NumberClaimed it -> recipients.wake(it.number(), position);
            case RevocationEvent it -> streams.check(it.user(), position);
            case CredentialEvent it -> streams.check(it.user(), position);
            case ReferralEvent it -> streams.check(it.user(), position);
            case AccountDeleted it -> streams.check(it.user(), position);
            default -> {
                // concerns nobody at once
            }
        }
    }
}
