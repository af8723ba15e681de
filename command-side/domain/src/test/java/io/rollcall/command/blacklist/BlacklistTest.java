// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.blacklist;

import static io.rollcall.contracts.blacklist.BlacklistResult.DONE;
import static io.rollcall.contracts.blacklist.BlacklistResult.FULL;
import static io.rollcall.contracts.blacklist.BlacklistResult.NO_SUCH_USER;
import static io.rollcall.contracts.blacklist.BlacklistResult.OWNER_LEFT;
import static io.rollcall.contracts.blacklist.BlacklistResult.YOURSELF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.account.SignedUp;
import io.rollcall.contracts.blacklist.BlacklistCommand.BlockUser;
import io.rollcall.contracts.blacklist.BlacklistCommand.ClearBlacklist;
import io.rollcall.contracts.blacklist.BlacklistCommand.UnblockUser;
import io.rollcall.contracts.blacklist.BlacklistEvent.BlacklistCleared;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserBlocked;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserUnblocked;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BlacklistTest {

    private static final int MOST = 10;
    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(8);
    private static final UserId CLARA = UserId.of(9);
    private static final UserId NOBODY = UserId.of(10);

    @Nested
    class BlacklistResult {

        @Test
        void putsTheUserOnTheList() {
            there(ANNA, BORIS)
                    .givenNoPriorActivity()
                    .when(new BlockUser(ANNA, BORIS))
                    .expectEvents(new UserBlocked(ANNA, BORIS))
                    .expectResultMessagePayload(DONE);
        }

        @Test
        void changesNothingTheSecondTime() {
            there(ANNA, BORIS)
                    .given(new UserBlocked(ANNA, BORIS))
                    .when(new BlockUser(ANNA, BORIS))
                    .expectNoEvents()
                    .expectResultMessagePayload(DONE);
        }

        @Test
        void endsWhereThereIsNoRoom() {
            var all = LongStream.range(100, 100 + MOST)
                    .mapToObj(user -> new UserBlocked(ANNA, UserId.of(user)))
                    .toList();
            there(ANNA, BORIS)
                    .given(all)
                    .when(new BlockUser(ANNA, BORIS))
                    .expectNoEvents()
                    .expectResultMessagePayload(FULL);
            there(ANNA, BORIS)
                    .given(all.subList(1, all.size()))
                    .when(new BlockUser(ANNA, BORIS))
                    .expectEvents(new UserBlocked(ANNA, BORIS));
        }

        @Test
        void worksAgainAfterUnblocking() {
            there(ANNA, BORIS)
                    .given(new UserBlocked(ANNA, BORIS), new UserUnblocked(ANNA, BORIS))
                    .when(new BlockUser(ANNA, BORIS))
                    .expectEvents(new UserBlocked(ANNA, BORIS));
        }

        @Test
        void isNotForOneself() {
            there(ANNA)
                    .givenNoPriorActivity()
                    .when(new BlockUser(ANNA, ANNA))
                    .expectNoEvents()
                    .expectResultMessagePayload(YOURSELF);
        }

        @Test
        void takesAUserWhoIsThere() {
            there(ANNA, BORIS)
                    .given(new UserBlocked(ANNA, BORIS))
                    .when(new BlockUser(ANNA, NOBODY))
                    .expectNoEvents()
                    .expectResultMessagePayload(NO_SUCH_USER);
        }

        @Test
        void isNotForOneWhoHasLeft() {
            there(BORIS)
                    .givenNoPriorActivity()
                    .when(new BlockUser(ANNA, BORIS))
                    .expectNoEvents()
                    .expectResultMessagePayload(OWNER_LEFT);
        }

        @Test
        void looksAtOneselfFirstAndAtTheOwnerLast() {
            there().givenNoPriorActivity().when(new BlockUser(ANNA, ANNA)).expectResultMessagePayload(YOURSELF);
            there().givenNoPriorActivity().when(new BlockUser(ANNA, BORIS)).expectResultMessagePayload(NO_SUCH_USER);
        }
    }

    @Nested
    class Unblocking {

        @Test
        void takesTheUserOffTheList() {
            there(ANNA, BORIS)
                    .given(new UserBlocked(ANNA, BORIS))
                    .when(new UnblockUser(ANNA, BORIS))
                    .expectEvents(new UserUnblocked(ANNA, BORIS))
                    .expectResultMessagePayload(DONE);
        }

        @Test
        void leavesAListWithoutTheUserAsItIs() {
            there(ANNA, BORIS)
                    .givenNoPriorActivity()
                    .when(new UnblockUser(ANNA, BORIS))
                    .expectNoEvents()
                    .expectResultMessagePayload(DONE);
            there(ANNA, BORIS, CLARA)
                    .given(new UserBlocked(ANNA, CLARA))
                    .when(new UnblockUser(ANNA, BORIS))
                    .expectNoEvents()
                    .expectResultMessagePayload(DONE);
        }

        @Test
        void isRefusedAsBlockingIs() {
            there(ANNA).givenNoPriorActivity().when(new UnblockUser(ANNA, ANNA)).expectResultMessagePayload(YOURSELF);
            there(ANNA)
                    .given(new UserBlocked(ANNA, NOBODY))
                    .when(new UnblockUser(ANNA, NOBODY))
                    .expectNoEvents()
                    .expectResultMessagePayload(NO_SUCH_USER);
            there(BORIS)
                    .given(new UserBlocked(ANNA, BORIS))
                    .when(new UnblockUser(ANNA, BORIS))
                    .expectNoEvents()
                    .expectResultMessagePayload(OWNER_LEFT);
        }
    }

    @Nested
    class Clearing {

        @Test
        void endsTheListOfOneWhoHasLeft() {
            there(BORIS)
                    .given(new UserBlocked(ANNA, BORIS), new UserBlocked(ANNA, CLARA))
                    .when(new ClearBlacklist(ANNA))
                    .expectEvents(new BlacklistCleared(ANNA))
                    .expectResultMessagePayload(DONE);
        }

        @Test
        void changesNothingWhereNobodyIsOnTheList() {
            there().givenNoPriorActivity()
                    .when(new ClearBlacklist(ANNA))
                    .expectNoEvents()
                    .expectResultMessagePayload(DONE);
            there().given(new UserBlocked(ANNA, BORIS), new UserUnblocked(ANNA, BORIS))
                    .when(new ClearBlacklist(ANNA))
                    .expectNoEvents()
                    .expectResultMessagePayload(DONE);
            there().given(new UserBlocked(ANNA, BORIS), new BlacklistCleared(ANNA))
                    .when(new ClearBlacklist(ANNA))
                    .expectNoEvents()
                    .expectResultMessagePayload(DONE);
        }

        @Test
        void letsNobodyOntoTheListAfterwards() {
            there(BORIS)
                    .given(new UserBlocked(ANNA, BORIS), new BlacklistCleared(ANNA))
                    .when(new BlockUser(ANNA, BORIS))
                    .expectNoEvents()
                    .expectResultMessagePayload(OWNER_LEFT);
        }
    }

    @Test
    void holdsThoseWhoAreBlocked() {
        there(ANNA, BORIS, CLARA)
                .given(new UserBlocked(ANNA, BORIS), new UserBlocked(ANNA, CLARA), new UserUnblocked(ANNA, BORIS))
                .when(new BlockUser(ANNA, CLARA))
                .expectState(list -> {
                    assertThat(list.holds(CLARA)).isTrue();
                    assertThat(list.holds(BORIS)).isFalse();
                });
    }

    private static AggregateTestFixture<Blacklist> there(UserId... users) {
        var fixture = new AggregateTestFixture<>(Blacklist.class);
        fixture.registerInjectableResource(SignedUp.only(users));
        fixture.registerInjectableResource(new BlacklistProperties(MOST));
        fixture.registerCommandTargetResolver(
                command -> new VersionedAggregateIdentifier((Object) ((Command) command.getPayload()).target(), null));
        return fixture;
    }
}
