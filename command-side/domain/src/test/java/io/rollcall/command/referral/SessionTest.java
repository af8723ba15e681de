// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.referral.SessionCommand;
import io.rollcall.contracts.referral.SessionEvent.PhoneEntered;
import io.rollcall.contracts.referral.SessionEvent.SessionEnded;
import io.rollcall.contracts.referral.SessionEvent.SessionOpened;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.verification.NumberId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(14);
    private static final TokenHash SESSION = TokenHash.ofToken("a token");
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final NumberId NUMBER = new NumberId(new UUID(1, 1));
    private static final NumberId OTHER = new NumberId(new UUID(1, 2));
    private static final String PHONE = "+79250741413";
    private static final SessionOpened OPENED = new SessionOpened(SESSION, NOON.plus(LIFETIME));
    private static final SessionEnded ENDED = new SessionEnded(SESSION);

    /**
     * What a test asks of the session: sessions are led by {@link PhoneEntryCommandHandler} and
     * {@link CodeEntryCommandHandler}.
     */
    private record Ask(Function<Session, Object> question) {}

    private record Open() {}

    private record Find() {}

    /** Asks it, as those do. */
    private static final class Asking {

        private final Repository<Session> repository;
        private final Sessions sessions;

        Asking(Repository<Session> repository, Instant now) {
            this.repository = repository;
            this.sessions = new Sessions(repository, Clock.fixed(now, ZoneOffset.UTC), LIFETIME);
        }

        @CommandHandler
        @Nullable
        Object handle(Ask ask) {
            return repository.load(SessionCommand.aggregate(SESSION)).invoke(ask.question());
        }

        @CommandHandler
        boolean handle(Find find) throws Exception {
            return sessions.find(SESSION).isPresent();
        }

        @CommandHandler
        void handle(Open open) throws Exception {
            sessions.open(new Sessions.Fresh("a token", SESSION, NOON, NOON.plus(LIFETIME)));
        }
    }

    @Test
    void isOpenedForItsLifetime() {
        at(NOON).givenNoPriorActivity().when(new Open()).expectEvents(OPENED);
    }

    @Test
    void remembersWhichNumberWaitsForItsCodeAndWhereThePhoneStands() {
        at(NOON).given(OPENED)
                .when(asking(it -> {
                    it.enter(SESSION, NUMBER, KEY, PHONE, Spelling.WITHOUT_PLUS);
                    return it.pending();
                }))
                .expectEvents(entered(NUMBER, PHONE))
                .expectResultMessagePayload(new Session.Pending(NUMBER, Spelling.WITHOUT_PLUS, 1));
    }

    @Test
    void waitsForTheLatestNumberOnly() {
        pendingAfter(OPENED, entered(NUMBER, PHONE), entered(OTHER, PHONE))
                .expectResultMessagePayload(new Session.Pending(OTHER, Spelling.WITHOUT_PLUS, 2));
    }

    @Test
    void waitsForNothingBeforeAPhoneIsEntered() {
        pendingAfter(OPENED).expectResultMessagePayload(null);
    }

    @Test
    void waitsForTheSameWhenItsHistoryIsErased() {
        pendingAfter(OPENED, entered(NUMBER, null))
                .expectResultMessagePayload(new Session.Pending(NUMBER, Spelling.WITHOUT_PLUS, 1));
    }

    @Test
    void isOpenUntilItExpires() {
        find(NOON.plus(LIFETIME).minusNanos(1), OPENED).expectResultMessagePayload(true);
        find(NOON.plus(LIFETIME), OPENED).expectResultMessagePayload(false);
    }

    @Test
    void isNotOpenOnceItHasEnded() {
        find(NOON, OPENED, ENDED).expectResultMessagePayload(false);
    }

    @Test
    void isNotMadeByLookingForIt() {
        at(NOON).givenNoPriorActivity().when(new Find()).expectNoEvents().expectResultMessagePayload(false);
    }

    private static ResultValidator<Session> pendingAfter(Object... events) {
        return at(NOON).given(events).when(asking(Session::pending));
    }

    private static ResultValidator<Session> find(Instant now, Object... events) {
        return at(now).given(events).when(new Find());
    }

    private static Ask asking(Function<Session, Object> question) {
        return new Ask(question);
    }

    private static PhoneEntered entered(NumberId number, @Nullable String phone) {
        return new PhoneEntered(SESSION, number, KEY, Spelling.WITHOUT_PLUS, phone);
    }

    private static AggregateTestFixture<Session> at(Instant now) {
        var fixture = new AggregateTestFixture<>(Session.class);
        fixture.registerAnnotatedCommandHandler(new Asking(fixture.getRepository(), now));
        return fixture;
    }
}
