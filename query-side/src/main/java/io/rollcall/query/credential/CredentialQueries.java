// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.credential;

import io.rollcall.contracts.credential.CredentialQuery.FindBearer;
import io.rollcall.contracts.credential.CredentialQuery.FindExpiry;
import io.rollcall.contracts.credential.CredentialQuery.HasExpired;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.credential.CredentialDocument;
import io.rollcall.projection.credential.CredentialDocuments;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindBearer}, {@link HasExpired} and {@link FindExpiry}: one look-up by id. */
@Component
class CredentialQueries {

    private final CredentialDocuments credentials;
    private final Clock clock;

    CredentialQueries(CredentialDocuments credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @QueryHandler
    CompletableFuture<Optional<UserId>> handle(FindBearer query) { // not Mono: Axon 4 would block() on it
        return credentials
                .find(query.token(), query.after())
                .filter(found -> found.isGood(clock.instant()))
                .map(CredentialDocument::bearer)
                .singleOptional()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Boolean> handle(HasExpired query) {
        return credentials
                .find(query.token(), query.after())
                .map(found -> !found.isGood(clock.instant()))
                .defaultIfEmpty(false)
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<Instant>> handle(FindExpiry query) {
        return credentials
                .find(query.token(), query.after())
                .mapNotNull(CredentialDocument::expiresAt)
                .singleOptional()
                .toFuture();
    }
}
