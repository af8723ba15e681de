// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import static io.rollcall.query.account.UserReadModels.nameOf;
import static io.rollcall.query.account.UserReadModels.oneself;
import static io.rollcall.query.account.UserReadModels.other;
import static io.rollcall.query.account.UserReadModels.phoneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.messaging.responsetypes.ResponseTypes.multipleInstancesOf;

import io.rollcall.contracts.account.AccountQuery.ListUsers;
import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a viewer sees of users, as the doors ask for it: over Axon's query bus. */
class SeenUserQueriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(8);
    private static final UserId CLARA = UserId.of(9);

    private final UserReadModels people = new UserReadModels();

    @BeforeEach
    void signUp() {
        people.answeredBy(new SeenUserQueries(people.viewing));
        List.of(BORIS, ANNA, CLARA).forEach(people::signUp);
    }

    @Test
    void showTheNameAndThePhoneOfAStranger() {
        assertThat(seenByAnna(BORIS)).containsExactly(stranger(BORIS));
    }

    @Test
    void showUsersByAscendingIdAndLeaveOutThoseThereAreNot() {
        assertThat(seenByAnna(CLARA, UserId.of(99), BORIS)).containsExactly(stranger(BORIS), stranger(CLARA));
        assertThat(seenByAnna(UserId.of(99))).isEmpty();
    }

    @Test
    void doNotShowAStrangersHiddenPhone() {
        people.hidePhone(BORIS);

        assertThat(seenByAnna(BORIS)).containsExactly(other(BORIS, nameOf(BORIS), null));
    }

    @Test
    void doNotShowThePhoneOfOneWhoBlocksTheViewer() {
        people.block(BORIS, ANNA);
        people.block(CLARA, BORIS);

        assertThat(seenByAnna(BORIS, CLARA)).containsExactly(other(BORIS, nameOf(BORIS), null), stranger(CLARA));
    }

    @Test
    void showThePhoneOfOneWhomTheViewerBlocks() {
        people.block(ANNA, BORIS);

        assertThat(seenByAnna(BORIS)).containsExactly(stranger(BORIS));
    }

    @Test
    void showContactsByTheViewersNameAndAlwaysWithThePhone() {
        List.of(BORIS, CLARA).forEach(contact -> people.keep(ANNA, contact, "My " + contact));
        people.hidePhone(BORIS);
        people.block(CLARA, ANNA);

        assertThat(seenByAnna(BORIS, CLARA))
                .containsExactly(other(BORIS, "My 8", phoneOf(BORIS)), other(CLARA, "My 9", phoneOf(CLARA)));
    }

    @Test
    void doNotShowOthersNamesForAUser() {
        people.keep(BORIS, CLARA, "Boris' Clara");
        people.keep(CLARA, ANNA, "Clara's Anna");

        assertThat(seenByAnna(CLARA)).containsExactly(stranger(CLARA));
    }

    @Test
    void showTheViewerAllOfThemselves() {
        people.hidePhone(ANNA);

        assertThat(seenByAnna(ANNA, BORIS)).containsExactly(oneself(ANNA, true), stranger(BORIS));
    }

    @Test
    void waitForTheAskedPosition() {
        var answer = ask(people.log.head(), BORIS);
        assertThat(answer).isNotDone();
        people.catchUp();

        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo(List.of(stranger(BORIS)));
    }

    @Test
    void giveUpOnAPositionThatDoesNotCome() {
        people.catchUp();

        assertThat(ask(people.log.head() + 1, BORIS))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(NotCaughtUp.class);
    }

    private static SeenUser stranger(UserId user) {
        return other(user, nameOf(user), phoneOf(user));
    }

    private List<SeenUser> seenByAnna(UserId... users) {
        people.catchUp();
        return ask(people.log.head(), users).join();
    }

    private CompletableFuture<List<SeenUser>> ask(long after, UserId... users) {
        return people.queries.query(new ListUsers(ANNA, Set.of(users), after), multipleInstancesOf(SeenUser.class));
    }
}
