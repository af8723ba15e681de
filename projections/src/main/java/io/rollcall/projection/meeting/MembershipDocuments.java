// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored memberships, by user id. */
@Component
public final class MembershipDocuments implements StoredDocuments {

    private final ReadModel<Long, MembershipDocument> model;

    public MembershipDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, MembershipProjection.GROUP, new MembershipCodec());
    }

    /**
     * The meetings that a user is a member of, ascending, in one look-up.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<List<MeetingId>> of(UserId user, long after) {
        return model.find(user.value(), after).map(MembershipDocument::ids).defaultIfEmpty(List.of());
    }

    @Override
    public ReadModel<Long, MembershipDocument> model() {
        return model;
    }
}
