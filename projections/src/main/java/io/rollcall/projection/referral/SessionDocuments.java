// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored sessions, by the hash of their token. */
@Component
public final class SessionDocuments implements StoredDocuments {

    private final ReadModel<String, SessionDocument> model;

    public SessionDocuments(ReadModelDatabase database, KeyedDigests digests) {
        this.model = new ReadModel<>(database, SessionProjection.GROUP, new SessionCodec(), digests);
    }

    /**
     * One session, in one look-up, though it may have expired; empty if nobody is logged in by it.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<SessionDocument> find(TokenHash session, long after) {
        return model.find(session.value(), after);
    }

    /** The hash of a token is a secret. */
    @Override
    public Optional<String> namedBy(String id) {
        return Optional.empty();
    }

    @Override
    public ReadModel<String, SessionDocument> model() {
        return model;
    }
}
