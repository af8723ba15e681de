// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.contracts.messaging.MessageResult;
import io.rollcall.contracts.messaging.MessagingCommand.LeaveConversation;
import io.rollcall.contracts.messaging.MessagingCommand.SendMessage;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationBegun;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationLeft;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationTest implements ConversationUsers {

    private static final UserId ADA = new UserId(8);
    private static final UserId BOB = new UserId(7);
    private static final KeyId ADAS = new KeyId(new UUID(8, 8));
    private static final KeyId BOBS = new KeyId(new UUID(7, 7));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ConversationBegun BEGUN = new ConversationBegun(ADA, BOB);
    private static final MessageSent FIRST = new MessageSent(ADA, BOB, 1, ADAS, NOON, "Hi");
    private static final MessageSent SECOND = new MessageSent(BOB, ADA, 2, BOBS, NOON, "Hi yourself");

    private final AggregateTestFixture<Conversation> fixture = new AggregateTestFixture<>(Conversation.class);
    private final Map<UserId, KeyId> present = new HashMap<>(Map.of(ADA, ADAS, BOB, BOBS));
    private final Set<UserId> blocked = new HashSet<>();

    @BeforeEach
    void resolve() {
        fixture.registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC));
        fixture.registerInjectableResource(this);
        fixture.registerCommandTargetResolver(
                command -> new VersionedAggregateIdentifier((Object) ((Command) command.getPayload()).target(), null));
    }

    @Override
    public Optional<KeyId> keyOf(UserId user) {
        return Optional.ofNullable(present.get(user));
    }

    @Override
    public Set<UserId> blocking(Collection<UserId> owners, UserId other) {
        throw new UnsupportedOperationException("Only groups have many members");
    }

    @Override
    public boolean blocks(UserId owner, UserId other) {
        return owner.equals(BOB) && blocked.contains(other);
    }

    @Test
    void beginsWithItsFirstMessage() {
        fixture.givenNoPriorActivity()
                .when(new SendMessage(ADA, BOB, "Hi"))
                .expectEvents(BEGUN, FIRST)
                .expectResultMessagePayload(new MessageResult.Sent(1));
    }

    @Test
    void numbersWhatBothWrite() {
        fixture.given(BEGUN, FIRST)
                .when(new SendMessage(BOB, ADA, "Hi yourself"))
                .expectEvents(SECOND)
                .expectResultMessagePayload(new MessageResult.Sent(2));
    }

    @Test
    void isAnybodysWithThemselves() {
        fixture.givenNoPriorActivity()
                .when(new SendMessage(ADA, ADA, "Buy milk"))
                .expectEvents(new ConversationBegun(ADA, ADA), new MessageSent(ADA, ADA, 1, ADAS, NOON, "Buy milk"));
    }

    @Test
    void whoHasLeftWritesNothing() {
        present.remove(ADA);
        fixture.given(BEGUN, FIRST)
                .when(new SendMessage(ADA, BOB, "Hi"))
                .expectNoEvents()
                .expectResultMessagePayload(new MessageResult.SenderLeft());
    }

    @Test
    void whoHasLeftOrBlocksTheSenderGetsNothing() {
        blocked.add(ADA);
        fixture.given(BEGUN, FIRST)
                .when(new SendMessage(ADA, BOB, "Hi"))
                .expectNoEvents()
                .expectResultMessagePayload(new MessageResult.NotReceived());
        blocked.clear();
        present.remove(BOB);
        fixture.givenNoPriorActivity()
                .when(new SendMessage(ADA, BOB, "Hi"))
                .expectNoEvents()
                .expectResultMessagePayload(new MessageResult.NotReceived());
    }

    @Test
    void isLeftOnceByEach() {
        fixture.given(BEGUN, FIRST, SECOND)
                .when(new LeaveConversation(BOB, ADA))
                .expectEvents(new ConversationLeft(BOB, ADA, 2));
        fixture.given(BEGUN, FIRST, SECOND, new ConversationLeft(BOB, ADA, 2))
                .when(new LeaveConversation(BOB, ADA))
                .expectNoEvents();
        fixture.given(BEGUN, FIRST, SECOND, new ConversationLeft(BOB, ADA, 2))
                .when(new LeaveConversation(ADA, BOB))
                .expectEvents(new ConversationLeft(ADA, BOB, 2));
        fixture.givenNoPriorActivity().when(new LeaveConversation(ADA, BOB)).expectNoEvents();
    }

    @Test
    void goesOnWhenItsHistoryIsErased() {
        fixture.given(BEGUN, new MessageSent(ADA, BOB, 1, ADAS, NOON, null))
                .when(new SendMessage(BOB, ADA, "Hi yourself"))
                .expectEvents(SECOND);
    }
}
