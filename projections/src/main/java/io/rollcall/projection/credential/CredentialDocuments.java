// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored credentials, by token hash. */
@Component
public final class CredentialDocuments implements StoredDocuments {

    private final ReadModel<String, CredentialDocument> model;

    public CredentialDocuments(ReadModelDatabase database, KeyedDigests digests) {
        this.model = new ReadModel<>(database, CredentialProjection.GROUP, new CredentialCodec(), digests);
    }

    /**
     * The credential of one token, in one look-up, though it may have expired; empty if the token is worth nothing.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<CredentialDocument> find(TokenHash token, long after) {
        return model.find(token.value(), after);
    }

    /** The hash of a token is a secret. */
    @Override
    public Optional<String> namedBy(String id) {
        return Optional.empty();
    }

    @Override
    public ReadModel<String, CredentialDocument> model() {
        return model;
    }
}
