// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.messaging.responsetypes.ResponseTypes.optionalInstanceOf;

import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.AccountQuery.FindAccount;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.account.AccountReadModel;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queries as the doors ask them: over Axon's query bus. */
class AccountQueriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final UserId ANNA = UserId.of(7);
    private static final MediaId PORTRAIT = MediaId.of("1".repeat(64));
    private static final Instant TODAY = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final MemoryLog log = new MemoryLog();
    private final AccountReadModel accounts = new AccountReadModel(MemoryMongo.database(), log);
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final QueryGateway queries =
            DefaultQueryGateway.builder().queryBus(bus).build();

    @BeforeEach
    void subscribe() {
        new AnnotationQueryHandlerAdapter<>(new AccountQueries(accounts.documents)).subscribe(bus);
        log.append(
                "user-7",
                new UserRegistered(
                        ANNA,
                        KeyId.of(UUID.randomUUID()),
                        NumberId.of(UUID.randomUUID()),
                        PORTRAIT,
                        TODAY,
                        "Anna",
                        "+79990000001"));
    }

    @Test
    void findTheAccountOfAUser() {
        accounts.catchUp();

        assertThat(find(ANNA, 1))
                .succeedsWithin(PATIENCE)
                .isEqualTo(Optional.of(new Account(ANNA, "Anna", "+79990000001", TODAY, false, PORTRAIT)));
    }

    @Test
    void findNothingForANumberThatIsNobodys() {
        accounts.catchUp();

        assertThat(find(UserId.of(8), 0)).succeedsWithin(PATIENCE).isEqualTo(Optional.empty());
    }

    @Test
    void waitForTheAskedPosition() {
        var answer = find(ANNA, 1);
        assertThat(answer).isNotDone();
        accounts.catchUp();

        assertThat(answer).succeedsWithin(PATIENCE).matches(Optional::isPresent);
    }

    @Test
    void giveUpOnAPositionThatDoesNotCome() {
        accounts.catchUp();

        assertThat(find(ANNA, 2)).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(NotCaughtUp.class);
    }

    private CompletableFuture<Optional<Account>> find(UserId user, long after) {
        return queries.query(new FindAccount(user, after), optionalInstanceOf(Account.class));
    }
}
