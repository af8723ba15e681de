// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.notification.NotificationDocuments;
import java.util.HashSet;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Wakes those who are concerned through a meeting or a number: one look-up by ids at a time, for all that has happened
 * since the one before.
 */
final class RecipientLookup {

    private static final int MOST = 1000;

    private final NotificationDocuments documents;
    private final NotificationStreams streams;
    private Set<MeetingId> meetings = new HashSet<>();
    private Set<NumberId> numbers = new HashSet<>();
    private long upTo;
    private boolean looking;

    RecipientLookup(NotificationDocuments documents, NotificationStreams streams) {
        this.documents = documents;
        this.streams = streams;
    }

    synchronized void wake(MeetingId meeting, long position) {
        meetings.add(meeting);
        look(position);
    }

    synchronized void wake(NumberId number, long position) {
        numbers.add(number);
        look(position);
    }

    private void look(long position) {
        upTo = Math.max(upTo, position);
        if (!looking) {
            looking = true;
            lookUp();
        } else if (meetings.size() + numbers.size() > MOST) {
            meetings = new HashSet<>();
            numbers = new HashSet<>();
            streams.wakeAll(upTo); // whoever is not concerned finds nothing
        }
    }

    private void lookUp() {
        var position = upTo;
        var asked = documents.concerned(meetings, numbers, position);
        meetings = new HashSet<>();
        numbers = new HashSet<>();
        asked.doOnNext(users -> users.forEach(user -> streams.wake(user, position)))
                .doOnError(away -> streams.wakeAll(position))
                .onErrorComplete()
                .then(Mono.fromRunnable(this::goOn))
                .subscribe();
    }

    private synchronized void goOn() {
        looking = !meetings.isEmpty() || !numbers.isEmpty();
        if (looking) {
            lookUp();
        }
    }
}
