// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.blacklist;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored blacklists, by the ids of their owners. */
@Component
public final class BlacklistDocuments implements StoredDocuments {

    private final ReadModel<Long, BlacklistDocument> model;

    public BlacklistDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, BlacklistProjection.GROUP, new BlacklistCodec());
    }

    /**
     * One user's list, in one look-up; empty if nobody is on it.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<BlacklistDocument> find(UserId owner, long after) {
        return model.find(owner.value(), after);
    }

    /**
     * Those of these users' lists that somebody is on, in no particular order, in one look-up.
     *
     * @param after as for {@link #find}
     */
    public Mono<List<BlacklistDocument>> findAll(Collection<UserId> owners, long after) {
        return model.findAll(owners.stream().map(UserId::value).toList(), after);
    }

    @Override
    public ReadModel<Long, BlacklistDocument> model() {
        return model;
    }
}
