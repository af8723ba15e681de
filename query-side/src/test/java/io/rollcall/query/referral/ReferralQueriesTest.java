// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.messaging.responsetypes.ResponseTypes.optionalInstanceOf;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeActivated;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeAllotted;
import io.rollcall.contracts.referral.ReferralEvent.LoggedIn;
import io.rollcall.contracts.referral.ReferralProfile;
import io.rollcall.contracts.referral.ReferralQuery.FindReferralProfile;
import io.rollcall.contracts.referral.ReferralQuery.FindSessionHolder;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.referral.ReferralReadModels;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queries as the doors ask them: over Axon's query bus. */
class ReferralQueriesTest {

    private static final Instant TODAY = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(8);
    private static final UserId CLARA = UserId.of(9);
    private static final KeyId KEY = KeyId.of(UUID.randomUUID());
    private static final NumberId NUMBER = NumberId.of(UUID.randomUUID());
    private static final TokenHash SESSION = TokenHash.ofToken("a session");
    private static final TokenHash EXPIRED = TokenHash.ofToken("an expired session");
    private static final InviteCodeId CODE = InviteCodeId.of("aB3456");

    private final MemoryLog log = new MemoryLog();
    private final ReferralReadModels referrals = new ReferralReadModels(MemoryMongo.database(), log);
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final QueryGateway queries =
            DefaultQueryGateway.builder().queryBus(bus).build();

    @BeforeEach
    void subscribe() {
        var clock = Clock.fixed(TODAY, ZoneOffset.UTC);
        new AnnotationQueryHandlerAdapter<>(new ReferralQueries(referrals.sessions, referrals.users, clock))
                .subscribe(bus);
        given(
                new UserEntered(ANNA, KEY, NUMBER, TODAY, "+79990000001"),
                new InviteCodeAllotted(ANNA, CODE),
                loggedIn(ANNA, EXPIRED, Spelling.WITH_PLUS, TODAY),
                loggedIn(ANNA, SESSION, Spelling.WITHOUT_PLUS, TODAY.plus(Duration.ofDays(14))));
    }

    @Test
    void findWhoIsInASession() {
        assertThat(holder(SESSION)).contains(ANNA);
    }

    @Test
    void findNobodyInASessionThatHasExpiredOrNeverWas() {
        assertThat(holder(EXPIRED)).isEmpty();
        assertThat(holder(TokenHash.ofToken("another"))).isEmpty();
    }

    @Test
    void showThePhoneAsTheSessionWroteIt() {
        assertThat(profile(ANNA, SESSION)).contains(new ReferralProfile("79990000001", CODE, null, List.of()));
    }

    @Test
    void showThePhoneWithAPlusToWhoAsksWithoutASessionOfTheirOwn() {
        given(loggedIn(BORIS, TokenHash.ofToken("Boris"), Spelling.WITHOUT_PLUS, TODAY.plusSeconds(1)));
        for (var session : new TokenHash[] {null, EXPIRED, TokenHash.ofToken("Boris")}) {
            assertThat(profile(ANNA, session).orElseThrow().phone()).isEqualTo("+79990000001");
        }
    }

    @Test
    void listTheReferredAsTheyWriteTheirPhonesWithoutThoseWhoLeft() {
        given(
                new UserEntered(BORIS, KEY, NUMBER, TODAY, "+79990000002"),
                new UserEntered(CLARA, KEY, NUMBER, TODAY, "+79990000003"),
                new UserEntered(UserId.of(10), KEY, NUMBER, TODAY, "+79990000004"),
                loggedIn(BORIS, TokenHash.ofToken("Boris"), Spelling.WITHOUT_PLUS, TODAY.plusSeconds(1)),
                new InviteCodeActivated(CLARA, CODE, ANNA),
                new InviteCodeActivated(UserId.of(10), CODE, ANNA),
                new InviteCodeActivated(BORIS, CODE, ANNA),
                new AccountDeleted(UserId.of(10), KEY, NUMBER));

        assertThat(profile(ANNA, SESSION).orElseThrow().referredPhones())
                .containsExactly("79990000002", "+79990000003");
        assertThat(profile(CLARA, null).orElseThrow().activatedInviteCode()).isEqualTo(CODE);
    }

    @Test
    void findNothingOfWhoIsNotThere() {
        assertThat(profile(CLARA, null)).isEmpty();
    }

    private void given(Event... events) {
        log.append("referral-7", events);
        referrals.catchUp();
    }

    private Optional<UserId> holder(TokenHash session) {
        return queries.query(new FindSessionHolder(session, log.head()), optionalInstanceOf(UserId.class))
                .join();
    }

    private Optional<ReferralProfile> profile(UserId user, @Nullable TokenHash session) {
        return queries.query(
                        new FindReferralProfile(user, session, log.head()), optionalInstanceOf(ReferralProfile.class))
                .join();
    }

    private static LoggedIn loggedIn(UserId user, TokenHash session, Spelling spelling, Instant expiresAt) {
        return new LoggedIn(user, session, spelling, TODAY, expiresAt);
    }
}
