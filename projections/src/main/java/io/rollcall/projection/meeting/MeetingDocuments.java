// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored meetings, by their id. */
@Component
public final class MeetingDocuments implements StoredDocuments {

    private final ReadModel<Long, MeetingDocument> model;

    public MeetingDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, MeetingProjection.GROUP, new MeetingCodec());
    }

    /**
     * One meeting, in one look-up; empty if there is none.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<MeetingDocument> find(MeetingId meeting, long after) {
        return model.find(meeting.value(), after);
    }

    /**
     * Those of these meetings that there are, in no particular order, in one look-up.
     *
     * @param after as for {@link #find}
     */
    public Mono<List<MeetingDocument>> findAll(Collection<MeetingId> meetings, long after) {
        return model.findAll(meetings.stream().map(MeetingId::value).toList(), after);
    }

    @Override
    public ReadModel<Long, MeetingDocument> model() {
        return model;
    }
}
