// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.messaging.responsetypes.ResponseTypes.optionalInstanceOf;

import io.rollcall.contracts.credential.CredentialEvent.ExpiringTokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialQuery.FindBearer;
import io.rollcall.contracts.credential.CredentialQuery.HasExpired;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.credential.CredentialReadModel;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialQueriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final UserId ANNA = UserId.of(7);
    private static final UserId BELA = UserId.of(8);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final TokenHash EXPIRED = TokenHash.ofToken("expired");
    private static final TokenHash EXPIRING = TokenHash.ofToken("expiring");
    private static final TokenHash FIRST = TokenHash.ofToken("first");
    private static final TokenHash SECOND = TokenHash.ofToken("second");

    private final MemoryLog log = new MemoryLog();
    private final CredentialReadModel credentials = new CredentialReadModel(MemoryMongo.database(), log);
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final QueryGateway queries =
            DefaultQueryGateway.builder().queryBus(bus).build();

    @BeforeEach
    void subscribe() {
        new AnnotationQueryHandlerAdapter<>(
                        new CredentialQueries(credentials.documents, Clock.fixed(NOON, ZoneOffset.UTC)))
                .subscribe(bus);
        log.append(
                "credential-7",
                new TokenIssued(ANNA, Door.MEET, FIRST, null),
                new TokenIssued(ANNA, Door.MEET, SECOND, FIRST),
                new ExpiringTokenIssued(ANNA, Door.CHAT, EXPIRED, null, NOON));
        log.append("credential-8", new ExpiringTokenIssued(BELA, Door.CHAT, EXPIRING, null, NOON.plusNanos(1000)));
        credentials.catchUp();
    }

    @Test
    void findWhoHoldsAToken() {
        assertThat(find(SECOND)).succeedsWithin(PATIENCE).isEqualTo(Optional.of(ANNA));
    }

    @Test
    void findNobodyForATokenThatWasReplaced() {
        assertThat(find(FIRST)).succeedsWithin(PATIENCE).isEqualTo(Optional.empty());
    }

    @Test
    void findNobodyForATokenThatWasNeverIssued() {
        assertThat(find(TokenHash.ofToken("third"))).succeedsWithin(PATIENCE).isEqualTo(Optional.empty());
    }

    @Test
    void findNobodyForATokenWhoseTimeHasPassed() {
        assertThat(find(EXPIRED)).succeedsWithin(PATIENCE).isEqualTo(Optional.empty());
        assertThat(find(EXPIRING)).succeedsWithin(PATIENCE).isEqualTo(Optional.of(BELA));
    }

    @Test
    void tellATokenWhoseTimeHasPassedFromOneThatWasNeverIssued() {
        assertThat(hasExpired(EXPIRED)).succeedsWithin(PATIENCE).isEqualTo(true);
        assertThat(hasExpired(EXPIRING)).succeedsWithin(PATIENCE).isEqualTo(false);
        assertThat(hasExpired(SECOND)).succeedsWithin(PATIENCE).isEqualTo(false);
        assertThat(hasExpired(TokenHash.ofToken("third")))
                .succeedsWithin(PATIENCE)
                .isEqualTo(false);
    }

    private CompletableFuture<Boolean> hasExpired(TokenHash token) {
        return queries.query(new HasExpired(token, log.head()), Boolean.class);
    }

    private CompletableFuture<Optional<UserId>> find(TokenHash token) {
        return queries.query(new FindBearer(token, log.head()), optionalInstanceOf(UserId.class));
    }
}
