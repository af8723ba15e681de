// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.credential;

import io.rollcall.contracts.credential.CredentialQuery.FindBearer;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.credential.CredentialDocument;
import io.rollcall.projection.credential.CredentialDocuments;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindBearer}: one look-up by id. */
@Component
class CredentialQueries {

    private final CredentialDocuments credentials;

    CredentialQueries(CredentialDocuments credentials) {
        this.credentials = credentials;
    }

    @QueryHandler
    CompletableFuture<Optional<UserId>> handle(FindBearer query) { // not Mono: Axon 4 would block() on it
        return credentials
                .find(query.token(), query.after())
                .map(CredentialDocument::bearer)
                .singleOptional()
                .toFuture();
    }
}
