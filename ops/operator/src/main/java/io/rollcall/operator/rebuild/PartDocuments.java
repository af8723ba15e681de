// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.history.UserEvents;
import io.rollcall.operator.job.JobContext;
import io.rollcall.projection.shared.PartRebuilds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Finds the documents that belong to a part, by what the events of it change. */
final class PartDocuments {

    private final PartRebuilds rebuilds;
    private final UserEvents events;
    private final LogReader log;
    private final LogHistory history;

    PartDocuments(PartRebuilds rebuilds, UserEvents events, LogReader log, LogHistory history) {
        this.rebuilds = rebuilds;
        this.events = events;
        this.log = log;
        this.history = history;
    }

    /** The texts of their ids; some more than {@link PartRebuilds#MOST} where there are too many. */
    Set<String> of(JobContext job, RebuildPart part) {
        return switch (part) {
            case RebuildPart.OfId one -> Set.of(one.id());
            case RebuildPart.OfUser all -> ofUser(job, all.user());
            case RebuildPart.From later -> from(job, later.position());
        };
    }

    private Set<String> ofUser(JobContext job, long user) {
        var keys = new HashSet<String>();
        events.each(user, page -> {
            job.goOn();
            if (keys.size() <= PartRebuilds.MOST) {
                keys.addAll(rebuilds.changedBy(job.target(), decoded(page)));
            }
        });
        return keys;
    }

    private List<TrackedEventMessage<?>> decoded(List<StoredEvent> page) {
        return log.decode(page).stream()
                .<TrackedEventMessage<?>>flatMap(List::stream)
                .toList();
    }

    private Set<String> from(JobContext job, long position) {
        var head = history.head();
        if (position > head) {
            throw Problem.conflict("The log ends at position " + head + ".");
        }
        return rebuilds.changedFrom(job.target(), position, PartRebuilds.MOST, (done, of) -> {
            job.progress(done, of);
            job.goOn();
        });
    }
}
