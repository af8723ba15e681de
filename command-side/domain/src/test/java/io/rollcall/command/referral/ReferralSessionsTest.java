// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.command.account.SignedUp;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.ReferralCommand;
import io.rollcall.contracts.referral.ReferralCommand.EndReferral;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeAllotted;
import io.rollcall.contracts.referral.ReferralEvent.LoggedIn;
import io.rollcall.contracts.referral.ReferralEvent.ReferralEnded;
import io.rollcall.contracts.referral.ReferralEvent.SessionsExpired;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The sessions of one user: each is kept until it expires and another begins, or they leave. */
class ReferralSessionsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(14);
    private static final UserId ANNA = new UserId(7);
    private static final InviteCodeId OF_ANNA = InviteCodeId.of("Anna07");
    private static final TokenHash EXPIRED = TokenHash.ofToken("expired");
    private static final TokenHash FIRST = TokenHash.ofToken("first");
    private static final TokenHash SECOND = TokenHash.ofToken("second");

    @Nested
    class LoggingIn {

        @Test
        void beginsASessionBesideThoseThatAreGood() {
            fixture()
                    .given(loggedIn(FIRST, NOON.minus(LIFETIME).plusNanos(1)))
                    .when(new LogIn(SECOND))
                    .expectEvents(loggedIn(SECOND, NOON));
        }

        @Test
        void partsWithSessionsThatHaveExpired() {
            fixture()
                    .given(loggedIn(EXPIRED, NOON.minus(LIFETIME)), loggedIn(FIRST, NOON.minusSeconds(1)))
                    .when(new LogIn(SECOND))
                    .expectEvents(new SessionsExpired(ANNA, List.of(EXPIRED)), loggedIn(SECOND, NOON));
        }

        @Test
        void partsWithEachOnce() {
            fixture()
                    .given(loggedIn(EXPIRED, NOON.minus(LIFETIME)), new SessionsExpired(ANNA, List.of(EXPIRED)))
                    .when(new LogIn(SECOND))
                    .expectEvents(loggedIn(SECOND, NOON));
        }
    }

    @Nested
    class Ending {

        @Test
        void endsTheSessionsThatAreKept() {
            fixture()
                    .given(
                            loggedIn(EXPIRED, NOON.minus(LIFETIME)),
                            loggedIn(FIRST, NOON.minusSeconds(1)),
                            new SessionsExpired(ANNA, List.of(EXPIRED)),
                            loggedIn(SECOND, NOON))
                    .when(new EndReferral(ANNA))
                    .expectEvents(new ReferralEnded(ANNA, List.of(FIRST, SECOND)));
        }

        @Test
        void happensOnce() {
            fixture()
                    .given(new InviteCodeAllotted(ANNA, OF_ANNA), new ReferralEnded(ANNA, List.of()))
                    .when(new EndReferral(ANNA))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isNothingToWhomThisDoorHasNeverSeen() {
            fixture()
                    .givenNoPriorActivity()
                    .when(new EndReferral(ANNA))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    private static LoggedIn loggedIn(TokenHash session, Instant at) {
        return new LoggedIn(ANNA, session, Spelling.WITH_PLUS, at, at.plus(LIFETIME));
    }

    private static AggregateTestFixture<Referral> fixture() {
        var fixture = new AggregateTestFixture<>(Referral.class);
        var codes = new InviteCodes(new AggregateTestFixture<>(InviteCode.class).getRepository());
        fixture.registerAnnotatedCommandHandler(
                new ReferralCommandHandler(fixture.getRepository(), new Nobodys(), codes, SignedUp.only(ANNA)));
        fixture.registerAnnotatedCommandHandler(new LoggingInAtNoon(fixture.getRepository()));
        return fixture;
    }

    private record LogIn(TokenHash session) {}

    /** Lets Anna in, as {@link CodeEntryCommandHandler} does. */
    private record LoggingInAtNoon(Repository<Referral> referrals) {

        @CommandHandler
        void handle(LogIn login) throws Exception {
            referrals
                    .loadOrCreate(ReferralCommand.aggregate(ANNA), Referral::new)
                    .execute(it -> it.logIn(ANNA, login.session(), Spelling.WITH_PLUS, NOON, NOON.plus(LIFETIME)));
        }
    }

    /** No code is anybody's. */
    private static final class Nobodys implements Reader<InviteCode> {

        @Override
        public <R> Optional<R> read(String aggregate, Function<InviteCode, R> look) {
            return Optional.empty();
        }
    }
}
