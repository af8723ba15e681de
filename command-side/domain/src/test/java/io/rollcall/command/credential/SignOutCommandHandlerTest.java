// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.account.TestUsers;
import io.rollcall.command.shared.AggregatesFixture;
import io.rollcall.contracts.credential.CredentialEvent.ExpiringTokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.credential.RevocationEvent.SignedSessionEnded;
import io.rollcall.contracts.credential.RevocationEvent.SignedTokensRevoked;
import io.rollcall.contracts.credential.SignOutCommand;
import io.rollcall.contracts.credential.SignOutCommand.FindRevocation;
import io.rollcall.contracts.credential.SignOutCommand.Shown;
import io.rollcall.contracts.credential.SignOutCommand.SignOut;
import io.rollcall.contracts.credential.SignOutCommand.SignOutEverywhere;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignOutCommandHandlerTest {

    private static final UserId ADA = new UserId(7);
    private static final UserId GONE = new UserId(9);
    private static final TokenHash MEET = TokenHash.ofToken("meet");
    private static final TokenHash CHAT = TokenHash.ofToken("chat");
    private static final TokenHash NONE = TokenHash.ofToken("none");
    private static final TokenHash COOKIE = TokenHash.ofToken("cookie");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final TokenIssued OF_MEET = new TokenIssued(ADA, Door.MEET, MEET, null);
    private static final ExpiringTokenIssued OF_CHAT =
            new ExpiringTokenIssued(ADA, Door.CHAT, CHAT, null, NOON.plusSeconds(60));
    private static final SignedSessionEnded ENDED = new SignedSessionEnded(ADA, "login", NOON, NOON.plus(MONTH));

    /** Those of the referral door: one cookie. */
    private static final class Cookies implements OtherSessions {

        private final List<Object> asked = new ArrayList<>();

        @Override
        public boolean end(UserId user, TokenHash session) {
            asked.add(session);
            return session.equals(COOKIE);
        }

        @Override
        public void endAll(UserId user, @Nullable TokenHash kept) {
            asked.add(Optional.ofNullable(kept));
        }
    }

    private final AggregatesFixture<Credential> credentials = new AggregatesFixture<>(Credential.class)
            .given(Credential.aggregate(ADA, Door.MEET), OF_MEET)
            .given(Credential.aggregate(ADA, Door.CHAT), OF_CHAT);
    private final AggregateTestFixture<SignedSessions> sessions = new AggregateTestFixture<>(SignedSessions.class);
    private final Cookies cookies = new Cookies();

    private SignOutCommandHandler signOuts() {
        return new SignOutCommandHandler(
                credentials,
                cookies,
                sessions.getRepository(),
                new Reader<>() {
                    @Override
                    public <R> Optional<R> read(String aggregate, Function<SignedSessions, R> look) {
                        return Optional.empty();
                    }
                },
                TestUsers.present(ADA),
                Clock.fixed(NOON, ZoneOffset.UTC),
                MONTH);
    }

    private ResultValidator<SignedSessions> when(SignOutCommand command, Object... given) {
        sessions.registerAnnotatedCommandHandler(signOuts());
        return sessions.given(given).when(command);
    }

    private List<Object> revoked() {
        return Stream.of(Door.MEET, Door.CHAT)
                .flatMap(door -> credentials.eventsOf(Credential.aggregate(ADA, door)).stream())
                .toList();
    }

    @Test
    void everywhereEndsAllOfIt() {
        when(new SignOutEverywhere(ADA)).expectEvents(new SignedTokensRevoked(ADA, 1, null));
        assertThat(revoked())
                .containsExactly(new TokenRevoked(ADA, Door.MEET, MEET), new TokenRevoked(ADA, Door.CHAT, CHAT));
        assertThat(cookies.asked).containsExactly(Optional.empty());
    }

    @Test
    void eachTimeMakesAnotherGeneration() {
        when(new SignOutEverywhere(ADA), ENDED, new SignedTokensRevoked(ADA, 4, null))
                .expectEvents(new SignedTokensRevoked(ADA, 5, null));
    }

    @Test
    void whoHasLeftHasNothingToEnd() {
        when(new SignOutEverywhere(GONE)).expectNoEvents();
        when(new FindRevocation(GONE)).expectResultMessagePayload(Optional.empty());
        when(new FindRevocation(ADA)).expectResultMessagePayload(Optional.of(Revocation.NONE));
    }

    @Test
    void hereEndsWhatIsShownAndNothingElse() {
        when(signOut(new Shown.Opaque(CHAT))).expectNoEvents().expectResultMessagePayload(true);
        assertThat(revoked()).containsExactly(new TokenRevoked(ADA, Door.CHAT, CHAT));
        assertThat(cookies.asked).isEmpty();
    }

    @Test
    void hereEndsASessionToo() {
        when(signOut(new Shown.Opaque(COOKIE))).expectNoEvents().expectResultMessagePayload(true);
        when(signOut(new Shown.Opaque(NONE))).expectNoEvents().expectResultMessagePayload(false);
        assertThat(cookies.asked).containsExactly(COOKIE, NONE);
        assertThat(revoked()).isEmpty();
    }

    @Test
    void hereEndsWhateverCameOfTheSameLogin() {
        when(signOut(new Shown.Signed("login"))).expectEvents(ENDED).expectResultMessagePayload(true);
        when(signOut(new Shown.Signed("login")), ENDED).expectNoEvents();
    }

    /** What is remembered of logins one by one has a bound, and what has expired is forgotten. */
    @Test
    void whoSignsOutOnceTooOftenIsSignedOutEverywhere() {
        var many = IntStream.range(0, SignedSessions.MOST)
                .<Object>mapToObj(n -> new SignedSessionEnded(ADA, "login " + n, NOON, NOON.plusSeconds(60)))
                .toArray();
        when(signOut(new Shown.Signed("login")), many).expectEvents(new SignedTokensRevoked(ADA, 1, null));
        var expired = IntStream.range(0, SignedSessions.MOST)
                .<Object>mapToObj(n -> new SignedSessionEnded(ADA, "login " + n, Instant.EPOCH, NOON))
                .toArray();
        when(signOut(new Shown.Signed("login")), expired).expectEvents(ENDED);
    }

    @Test
    void oneOfAllMayGoOn() throws Exception {
        var kept = new Revocation(2, MEET, Map.of());
        assertThat(Revocation.NONE.after(new SignedTokensRevoked(ADA, 2, MEET))).isEqualTo(kept);
        assertThat(kept.after(ENDED).sessions()).containsOnlyKeys("login");
    }

    private static SignOut signOut(Shown shown) {
        return new SignOut(ADA, List.of(shown));
    }
}
