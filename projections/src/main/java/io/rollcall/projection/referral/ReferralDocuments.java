// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the referral door shows of its users, by user id. */
@Component
public final class ReferralDocuments implements StoredDocuments {

    private final ReadModel<Long, ReferralDocument> model;

    public ReferralDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, ReferralProjection.GROUP, new ReferralCodec());
    }

    /**
     * One user, in one look-up; empty if there is none.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<ReferralDocument> find(UserId user, long after) {
        return model.find(user.value(), after);
    }

    /**
     * Those of these users that there are, in no particular order, in one look-up.
     *
     * @param after as for {@link #find}
     */
    public Mono<List<ReferralDocument>> findAll(Collection<UserId> users, long after) {
        return model.findAll(users.stream().map(UserId::value).toList(), after);
    }

    @Override
    public ReadModel<Long, ReferralDocument> model() {
        return model;
    }
}
