// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.profile;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored profiles, by user id. */
@Component
public final class ProfileDocuments implements StoredDocuments {

    private final ReadModel<Long, ProfileDocument> model;

    public ProfileDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, ProfileProjection.GROUP, new ProfileCodec());
    }

    /**
     * One user's profile, in one look-up; empty if there is none.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<ProfileDocument> find(UserId user, long after) {
        return model.find(user.value(), after);
    }

    @Override
    public ReadModel<Long, ProfileDocument> model() {
        return model;
    }
}
