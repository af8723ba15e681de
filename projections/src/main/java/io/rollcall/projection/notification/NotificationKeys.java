// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;

/** Under which ids the documents of this read model are kept. */
final class NotificationKeys {

    private static final String INBOX = "user-";
    private static final String PAGE = "/";

    private NotificationKeys() {}

    static String inbox(UserId user) {
        return inbox(user.value());
    }

    static String inbox(long user) {
        return INBOX + user;
    }

    /** A page of an inbox: its numbers go round, and those that are kept have places of their own. */
    static String page(String inbox, long number) {
        return inbox + PAGE + number % InboxDocument.PLACES;
    }

    static String audience(MeetingId meeting) {
        return "meeting-" + meeting.value();
    }

    static String audience(NumberId number) {
        return "number-" + number.value();
    }

    static boolean isInbox(String key) {
        return key.startsWith(INBOX) && !key.contains(PAGE);
    }

    static boolean isPage(String key) {
        return key.startsWith(INBOX) && key.contains(PAGE);
    }
}
