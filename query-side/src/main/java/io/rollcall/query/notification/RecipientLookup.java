// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.projection.notification.NotificationDocuments;
import java.util.HashSet;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Wakes the members of audiences: one look-up by ids at a time, for all that has happened since the one before. */
final class RecipientLookup {

    private static final int MOST = 1000;

    private final NotificationDocuments documents;
    private final NotificationStreams streams;
    private Set<String> audiences = new HashSet<>();
    private long upTo;
    private boolean looking;

    RecipientLookup(NotificationDocuments documents, NotificationStreams streams) {
        this.documents = documents;
        this.streams = streams;
    }

    synchronized void wake(Set<String> more, long position) {
        if (!more.isEmpty()) {
            audiences.addAll(more);
            look(position);
        }
    }

    private void look(long position) {
        upTo = Math.max(upTo, position);
        if (!looking) {
            looking = true;
            lookUp();
        } else if (audiences.size() > MOST) {
            audiences = new HashSet<>();
            streams.wakeAll(upTo); // a user that is not concerned finds nothing
        }
    }

    private void lookUp() {
        var position = upTo;
        var asked = documents.members(audiences, position);
        audiences = new HashSet<>();
        asked.doOnNext(users -> users.forEach(user -> streams.wake(user, position)))
                .doOnError(away -> streams.wakeAll(position))
                .onErrorComplete()
                .then(Mono.fromRunnable(this::goOn))
                .subscribe();
    }

    private synchronized void goOn() {
        looking = !audiences.isEmpty();
        if (looking) {
            lookUp();
        }
    }
}
