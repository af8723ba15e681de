// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.predicate;

import io.rollcall.command.account.TestUsers;
import io.rollcall.contracts.chat.ChatCommand.LogIn;
import io.rollcall.contracts.credential.CredentialEvent.ExpiringTokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.credential.TokenHashes;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatTokenCommandHandlerTest {

    private static final UserId ADA = new UserId(7);
    private static final UserId GONE = new UserId(9);
    private static final TokenHash FIRST = TokenHash.ofToken("first");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant AT_FIVE_PAST = Instant.parse("2026-01-01T12:05:00Z");
    private static final ExpiringTokenIssued ISSUED =
            new ExpiringTokenIssued(ADA, Door.CHAT, FIRST, null, AT_FIVE_PAST);
    private static final Reader<SignedSessions> SESSIONS = new Reader<>() {
        @Override
        public <R> Optional<R> read(String aggregate, Function<SignedSessions, R> look) {
            return Optional.empty();
        }
    };
    private static final TokenRevoked REVOKED = new TokenRevoked(ADA, Door.CHAT, FIRST);

    private final AggregateTestFixture<Credential> fixture = new AggregateTestFixture<>(Credential.class);

    @BeforeEach
    void register() {
        fixture.registerAnnotatedCommandHandler(new ChatTokenCommandHandler(
                fixture.getRepository(),
                TestUsers.present(ADA),
                SESSIONS,
                new TokenHashes((use, text) -> text),
                Clock.fixed(NOON, ZoneOffset.UTC),
                Duration.ofMinutes(5)));
    }

    @Test
    void aTokenIsGoodForItsLifetime() {
        fixture.givenNoPriorActivity().when(new LogIn(ADA, 0)).expectEventsMatching(oneThat(issued -> {
            assertThat(issued.expiresAt()).isEqualTo(AT_FIVE_PAST);
            assertThat(issued.replaced()).isNull();
            assertThat(issued.door()).isEqualTo(Door.CHAT);
        }));
    }

    @Test
    void aNewTokenReplacesTheOneBefore() {
        fixture.given(ISSUED)
                .when(new LogIn(ADA, 0))
                .expectEventsMatching(
                        oneThat(issued -> assertThat(issued.replaced()).isEqualTo(FIRST)));
        fixture.given(ISSUED, REVOKED)
                .when(new LogIn(ADA, 0))
                .expectEventsMatching(
                        oneThat(issued -> assertThat(issued.replaced()).isNull()));
    }

    @Test
    void whoHasLeftGetsNone() {
        fixture.givenNoPriorActivity()
                .when(new LogIn(GONE, 0))
                .expectNoEvents()
                .expectResultMessagePayload(Optional.empty());
    }

    /** Between the look at the password and this, all credentials have been ended: it may be wrong now. */
    @Test
    void whosePasswordWasLookedUpBeforeAllWasEndedGetsNone() {
        fixture.givenNoPriorActivity()
                .when(new LogIn(ADA, 1))
                .expectNoEvents()
                .expectResultMessagePayload(Optional.empty());
    }

    private static Matcher<List<EventMessage<?>>> oneThat(Consumer<ExpiringTokenIssued> is) {
        return predicate(events -> {
            is.accept((ExpiringTokenIssued) events.getFirst().getPayload());
            return events.size() == 1;
        });
    }
}
