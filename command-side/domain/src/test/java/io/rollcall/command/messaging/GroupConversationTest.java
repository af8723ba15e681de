// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationEnded;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationLeft;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.LeaveGroupConversation;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupConversationTest {

    private static final GroupId GROUP = new GroupId(9);
    private static final UserId ADA = new UserId(7);
    private static final UserId BOB = new UserId(8);
    private static final UserId CLEO = new UserId(9);
    private static final GroupMessageSent FIRST = sent(ADA, 1, "Hi");
    private static final GroupMessageSent SECOND = sent(BOB, 2, "Hi yourself");
    private static final GroupConversationLeft ADA_LEFT = new GroupConversationLeft(GROUP, ADA, 2);
    private static final GroupConversationEnded ENDED = new GroupConversationEnded(GROUP, 2);

    private final AggregateTestFixture<GroupConversation> fixture = new AggregateTestFixture<>(GroupConversation.class);

    /** What {@link GroupMessageCommandHandler} does to it. */
    private record Ask(Consumer<GroupConversation> what) {}

    private record Asking(Repository<GroupConversation> conversations) {

        @CommandHandler
        void handle(Ask command) throws Exception {
            conversations
                    .loadOrCreate(LeaveGroupConversation.aggregate(GROUP), GroupConversation::new)
                    .execute(command.what());
        }
    }

    @BeforeEach
    void register() {
        fixture.registerAnnotatedCommandHandler(new Asking(fixture.getRepository()));
    }

    @Test
    void isLeftOnceByEachWhoHasWritten() {
        fixture.given(FIRST, SECOND).when(leaving(ADA)).expectEvents(ADA_LEFT);
        fixture.given(FIRST, SECOND, ADA_LEFT).when(leaving(ADA)).expectNoEvents();
        fixture.given(FIRST, SECOND, ADA_LEFT)
                .when(leaving(BOB))
                .expectEvents(new GroupConversationLeft(GROUP, BOB, 2));
    }

    @Test
    void whoHasWrittenNothingLeavesNothing() {
        fixture.given(FIRST, SECOND).when(leaving(CLEO)).expectNoEvents();
        fixture.givenNoPriorActivity().when(leaving(CLEO)).expectNoEvents();
    }

    @Test
    void endsOnce() {
        fixture.given(FIRST, SECOND, ADA_LEFT).when(ending()).expectEvents(ENDED);
        fixture.given(FIRST, SECOND, ADA_LEFT, ENDED).when(ending()).expectNoEvents();
        fixture.given(FIRST, SECOND, ENDED).when(leaving(BOB)).expectNoEvents();
        fixture.givenNoPriorActivity().when(ending()).expectNoEvents();
    }

    @Test
    void endsWhenItsHistoryIsErased() {
        fixture.given(sent(ADA, 1, null), sent(BOB, 2, null)).when(ending()).expectEvents(ENDED);
    }

    private static Ask leaving(UserId user) {
        return new Ask(it -> it.leave(GROUP, user));
    }

    private static Ask ending() {
        return new Ask(it -> it.end(GROUP));
    }

    private static GroupMessageSent sent(UserId sender, long number, String text) {
        var key = new KeyId(new UUID(sender.value(), 1));
        return new GroupMessageSent(
                GROUP, sender, number, key, List.of(CLEO), Instant.parse("2026-01-01T12:00:00Z"), text, text);
    }
}
