// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.credential.CredentialEvent;
import io.rollcall.contracts.credential.RevocationEvent;
import io.rollcall.contracts.referral.ReferralEvent;
import io.rollcall.log.subscription.LiveEvents;
import io.rollcall.projection.notification.NotificationRecipients;

/**
 * Wakes the streams of this process to which an event tells something, as the projection of notifications has it; what
 * that is they read by themselves. Members of audiences are looked up, only while anybody is connected.
 */
final class NotificationWaker implements LiveEvents.Listener {

    private final NotificationStreams streams;
    private final RecipientLookup audiences;
    private final NotificationRecipients.Lookup recipients = new NotificationRecipients.Lookup();

    NotificationWaker(NotificationStreams streams, RecipientLookup audiences) {
        this.streams = streams;
        this.audiences = audiences;
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
        var told = recipients.of(event, position);
        told.users().forEach(user -> streams.wake(user, position));
        audiences.wake(told.audiences(), position);
        checkCredentials(event, position);
    }

    /** What a stream was opened with may be worth nothing any more. */
    private void checkCredentials(Object event, long position) {
        switch (event) {
            case RevocationEvent it -> streams.check(it.user(), position);
            case CredentialEvent it -> streams.check(it.user(), position);
            case ReferralEvent it -> streams.check(it.user(), position);
            case AccountDeleted it -> streams.check(it.user(), position);
            default -> {
                // ends no credentials
            }
        }
    }
}
