// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.blacklist;

import static io.rollcall.query.account.UserReadModels.nameOf;
import static io.rollcall.query.account.UserReadModels.other;
import static io.rollcall.query.account.UserReadModels.phoneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.messaging.responsetypes.ResponseTypes.multipleInstancesOf;

import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.blacklist.BlacklistQuery.ListBlocked;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.query.account.UserReadModels;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The query as the doors ask it: over Axon's query bus. */
class BlacklistQueriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(8);
    private static final UserId CLARA = UserId.of(9);

    private final UserReadModels people = new UserReadModels();

    @BeforeEach
    void signUp() {
        people.answeredBy(new BlacklistQueries(people.blacklists.documents, people.viewing));
        List.of(ANNA, BORIS, CLARA).forEach(people::signUp);
    }

    @Test
    void listNobodyWhereNobodyIsBlocked() {
        people.block(BORIS, ANNA);
        people.catchUp();

        assertThat(ask(people.log.head())).succeedsWithin(PATIENCE).isEqualTo(List.of());
    }

    @Test
    void listThoseWhoAreBlockedAsTheOwnerSeesThem() {
        people.block(ANNA, CLARA);
        people.block(ANNA, BORIS);
        people.keep(ANNA, CLARA, "My Clara");
        people.hidePhone(BORIS);
        people.hidePhone(CLARA);
        people.catchUp();

        assertThat(ask(people.log.head()))
                .succeedsWithin(PATIENCE)
                .isEqualTo(List.of(other(BORIS, nameOf(BORIS), null), other(CLARA, "My Clara", phoneOf(CLARA))));
    }

    @Test
    void leaveOutThoseThereAreNot() {
        people.block(ANNA, UserId.of(99));
        people.catchUp();

        assertThat(ask(people.log.head())).succeedsWithin(PATIENCE).isEqualTo(List.of());
    }

    @Test
    void giveUpOnAPositionThatDoesNotCome() {
        people.catchUp();

        assertThat(ask(people.log.head() + 1))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(NotCaughtUp.class);
    }

    private CompletableFuture<List<SeenUser>> ask(long after) {
        return people.queries.query(new ListBlocked(ANNA, after), multipleInstancesOf(SeenUser.class));
    }
}
