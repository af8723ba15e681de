// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.account;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored accounts, by user id. */
@Component
public final class AccountDocuments implements StoredDocuments {

    private final ReadModel<Long, AccountDocument> model;

    public AccountDocuments(ReadModelDatabase database, KeyedDigests digests) {
        this.model = new ReadModel<>(database, AccountProjection.GROUP, new AccountCodec(), digests);
    }

    /**
     * One user's account, in one look-up; empty if there is none.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<AccountDocument> find(UserId user, long after) {
        return model.find(user.value(), after);
    }

    /**
     * The accounts of those of these users that there are, in no particular order, in one look-up.
     *
     * @param after as for {@link #find}
     */
    public Mono<List<AccountDocument>> findAll(Collection<UserId> users, long after) {
        return model.findAll(users.stream().map(UserId::value).toList(), after);
    }

    @Override
    public ReadModel<Long, AccountDocument> model() {
        return model;
    }
}
