// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.account.TestUsers;
import io.rollcall.command.blacklist.TestBlacklists;
import io.rollcall.command.login.TestLoginNames;
import io.rollcall.command.shared.AggregatesFixture;
import io.rollcall.contracts.group.GroupCommand;
import io.rollcall.contracts.group.GroupCommand.AddToGroup;
import io.rollcall.contracts.group.GroupCommand.FoundGroup;
import io.rollcall.contracts.group.GroupCommand.QuitGroup;
import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupEvent.MemberLeft;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameClaimed;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameReleased;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.group.GroupResult;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** How large a group becomes, and which users get in and out. */
class GroupCommandHandlerTest {

    private static final GroupId GROUP = new GroupId(9);
    private static final GroupNameId NAME = new GroupNameId(new UUID(6, 6));
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final UserId ADA = new UserId(7);
    private static final UserId BOB = new UserId(8);
    private static final UserId CLEO = new UserId(10);
    private static final LoginNameId BOBS = new LoginNameId(new UUID(3, 8));
    private static final LoginNameId CLEOS = new LoginNameId(new UUID(3, 10));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final GroupFounded FOUNDED = new GroupFounded(GROUP, KEY, NAME, ADA, NOON, "Friends");
    private static final MemberAdded ADDED = new MemberAdded(GROUP, BOB, ADA);

    private final AggregatesFixture<GroupName> names =
            new AggregatesFixture<>(GroupName.class).given(NAME.aggregate(), new GroupNameClaimed(NAME, GROUP));

    @Test
    void takesInAsManyAsItHasRoomFor() {
        when(2, new AddToGroup(NAME, ADA, BOBS), FOUNDED)
                .expectEvents(ADDED)
                .expectResultMessagePayload(GroupResult.DONE);
        when(2, new AddToGroup(NAME, ADA, CLEOS), FOUNDED, ADDED)
                .expectNoEvents()
                .expectResultMessagePayload(GroupResult.FULL);
        when(2, new AddToGroup(NAME, ADA, BOBS), FOUNDED, ADDED)
                .expectNoEvents()
                .expectResultMessagePayload(GroupResult.ALREADY_MEMBER);
    }

    @Test
    void isNotFoundedLargerThanThat() {
        var unused = new GroupNameId(new UUID(6, 7));
        when(2, new FoundGroup(new GroupId(10), KEY, unused, "Club", ADA, Set.of(BOBS, CLEOS)))
                .expectNoEvents()
                .expectResultMessagePayload(GroupResult.FULL);
        assertThat(names.eventsOf(unused.aggregate())).isEmpty();
    }

    /** B-59. */
    @Test
    void leavesOutWhoeverHasBlockedTheOneWhoAddsThem() {
        when(9, new AddToGroup(NAME, BOB, CLEOS), FOUNDED, ADDED)
                .expectNoEvents()
                .expectResultMessagePayload(GroupResult.DONE);
        when(9, new AddToGroup(NAME, ADA, CLEOS), FOUNDED, ADDED).expectEvents(new MemberAdded(GROUP, CLEO, ADA));
    }

    @Test
    void isLeftByItsMembersOnly() {
        when(9, new QuitGroup(NAME, BOB), FOUNDED, ADDED)
                .expectEvents(new MemberLeft(GROUP, BOB))
                .expectResultMessagePayload(GroupResult.DONE);
        when(9, new QuitGroup(NAME, CLEO), FOUNDED, ADDED)
                .expectNoEvents()
                .expectResultMessagePayload(GroupResult.NO_SUCH_GROUP);
        when(9, new QuitGroup(new GroupNameId(new UUID(6, 8)), BOB), FOUNDED, ADDED)
                .expectNoEvents()
                .expectResultMessagePayload(GroupResult.NO_SUCH_GROUP);
        when(9, new QuitGroup(NAME, new UserId(99)), FOUNDED, ADDED)
                .expectNoEvents()
                .expectResultMessagePayload(GroupResult.CALLER_LEFT);
    }

    @Test
    void endsWithItsLastMemberAndGivesItsNameBack() {
        when(9, new QuitGroup(NAME, ADA), FOUNDED).expectEvents(new GroupEnded(GROUP, KEY, NAME, ADA));
        assertThat(names.eventsOf(NAME.aggregate())).containsExactly(new GroupNameReleased(NAME, GROUP));
    }

    private ResultValidator<ChatGroup> when(int most, GroupCommand command, Object... history) {
        var groups = new AggregateTestFixture<>(ChatGroup.class);
        var present = TestUsers.present(ADA, BOB, CLEO);
        groups.registerAnnotatedCommandHandler(new GroupExitCommandHandler(
                names, groups.getRepository(), reader(GroupCommand.aggregate(GROUP), group(history)), present));
        groups.registerAnnotatedCommandHandler(new GroupCommandHandler(
                names,
                groups.getRepository(),
                reader(NAME.aggregate(), name()),
                present,
                TestLoginNames.owned(Map.of(BOBS, BOB, CLEOS, CLEO)),
                TestBlacklists.with(CLEO, BOB),
                Clock.fixed(NOON, ZoneOffset.UTC),
                most));
        return groups.given(history).when(command);
    }

    private static GroupName name() {
        var name = new GroupName();
        name.evolve(new GroupNameClaimed(NAME, GROUP));
        return name;
    }

    private static ChatGroup group(Object... history) {
        var group = new ChatGroup();
        for (var event : history) {
            switch (event) {
                case GroupFounded founded -> group.evolve(founded);
                case MemberAdded added -> group.evolve(added);
                default -> throw new IllegalArgumentException("Not of this test: " + event);
            }
        }
        return group;
    }

    private static <T> Reader<T> reader(String id, T known) {
        return new Reader<>() {
            @Override
            public <R> Optional<R> read(String aggregate, Function<T, R> look) {
                return id.equals(aggregate) ? Optional.of(look.apply(known)) : Optional.empty();
            }
        };
    }
}
