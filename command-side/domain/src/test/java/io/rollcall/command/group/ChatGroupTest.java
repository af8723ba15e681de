// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.contracts.group.GroupCommand;
import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupEvent.MemberLeft;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatGroupTest {

    private static final GroupId GROUP = new GroupId(9);
    private static final GroupNameId NAME = new GroupNameId(new UUID(6, 6));
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final UserId ADA = new UserId(7);
    private static final UserId GRACE = new UserId(8);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final GroupFounded FOUNDED = new GroupFounded(GROUP, KEY, NAME, ADA, NOON, "Friends");
    private static final MemberAdded ADDED = new MemberAdded(GROUP, GRACE, ADA);
    private static final MemberLeft LEFT = new MemberLeft(GROUP, ADA);
    private static final GroupEnded ENDED = new GroupEnded(GROUP, KEY, NAME, GRACE);

    private final AggregateTestFixture<ChatGroup> fixture = new AggregateTestFixture<>(ChatGroup.class);

    /** What {@link GroupCommandHandler} does to it. */
    private record Ask(Function<ChatGroup, Boolean> what) {}

    private record Asking(Repository<ChatGroup> groups) {

        @CommandHandler
        boolean handle(Ask command) {
            return groups.load(GroupCommand.aggregate(GROUP)).<Boolean>invoke(command.what());
        }
    }

    @BeforeEach
    void register() {
        fixture.registerAnnotatedCommandHandler(new Asking(fixture.getRepository()));
    }

    @Test
    void aMemberIsAddedOnce() {
        fixture.given(FOUNDED).when(adding()).expectEvents(ADDED).expectResultMessagePayload(true);
        fixture.given(FOUNDED, ADDED).when(adding()).expectNoEvents().expectResultMessagePayload(false);
    }

    @Test
    void theFounderIsAMemberUntilTheyLeave() {
        var isMember = new Ask(it -> it.hasMember(ADA));
        fixture.given(FOUNDED).when(isMember).expectResultMessagePayload(true);
        fixture.given(FOUNDED, ADDED, LEFT).when(isMember).expectResultMessagePayload(false);
    }

    @Test
    void itStaysWhileThereAreMembers() {
        fixture.given(FOUNDED, ADDED).when(leaving(ADA)).expectEvents(LEFT).expectResultMessagePayload(false);
    }

    @Test
    void itEndsWithItsLastMember() {
        fixture.given(FOUNDED, ADDED, LEFT)
                .when(leaving(GRACE))
                .expectEvents(ENDED)
                .expectResultMessagePayload(true);
    }

    @Test
    void nobodyLeavesTwice() {
        fixture.given(FOUNDED, ADDED, LEFT).when(leaving(ADA)).expectNoEvents().expectResultMessagePayload(false);
        fixture.given(FOUNDED, ADDED, LEFT, ENDED)
                .when(leaving(GRACE))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void decidesTheSameWhenItsHistoryIsErased() {
        fixture.given(new GroupFounded(GROUP, KEY, NAME, GRACE, NOON, null))
                .when(leaving(GRACE))
                .expectEvents(ENDED);
    }

    private static Ask adding() {
        return new Ask(it -> it.add(GROUP, GRACE, ADA));
    }

    private static Ask leaving(UserId user) {
        return new Ask(it -> it.leave(GROUP, user));
    }
}
