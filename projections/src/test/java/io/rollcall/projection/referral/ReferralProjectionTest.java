// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeActivated;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeAllotted;
import io.rollcall.contracts.referral.ReferralEvent.LoggedIn;
import io.rollcall.contracts.referral.ReferralEvent.ReferralEnded;
import io.rollcall.contracts.referral.ReferralEvent.SessionsExpired;
import io.rollcall.contracts.referral.SessionEvent.SessionEnded;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferralProjectionTest {

    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(8);
    private static final UserId CLARA = UserId.of(6);
    private static final KeyId KEY = KeyId.of(UUID.fromString("00000000-0000-0000-0000-00000000000a"));
    private static final NumberId NUMBER = NumberId.of(UUID.fromString("00000000-0000-0000-0000-00000000000b"));
    private static final MediaId PORTRAIT = MediaId.of("1".repeat(64));
    private static final Instant TODAY = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Instant LATER = TODAY.plus(Duration.ofDays(14));
    private static final TokenHash FIRST = TokenHash.ofToken("first");
    private static final TokenHash SECOND = TokenHash.ofToken("second");
    private static final String PHONE = "+79990000001";
    private static final InviteCodeId CODE = InviteCodeId.of("aB3456");

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final ReferralReadModels referrals = new ReferralReadModels(database, log);

    @Test
    void showsWhoCameInByANumberAlone() {
        given(entered(ANNA), new InviteCodeAllotted(ANNA, CODE));

        assertThat(anna()).isEqualTo(new ReferralDocument(7, PHONE, null, "aB3456", null, List.of()));
    }

    @Test
    void showsWhoSignedUpElsewhere() {
        given(new UserRegistered(ANNA, KEY, NUMBER, PORTRAIT, TODAY, "Anna", PHONE));

        assertThat(anna()).isEqualTo(new ReferralDocument(7, PHONE, null, null, null, List.of()));
    }

    @Test
    void showsWhoHasNoProvenNumber() {
        given(new InviteCodeAllotted(ANNA, CODE));

        assertThat(anna()).isEqualTo(new ReferralDocument(7, null, null, "aB3456", null, List.of()));
    }

    @Test
    void knowsHowThePhoneWasWrittenLast() {
        given(entered(ANNA), loggedIn(ANNA, FIRST, Spelling.WITHOUT_PLUS));
        assertThat(anna().phone(anna().spelling())).isEqualTo("79990000001");

        given(loggedIn(ANNA, SECOND, Spelling.WITH_PLUS));
        assertThat(anna().phone(anna().spelling())).isEqualTo(PHONE);
        assertThat(anna().phone(null)).isEqualTo(PHONE);
    }

    @Test
    void showsAnActivationToBothInTheOrderOfRegistration() {
        given(entered(ANNA), entered(BORIS), entered(CLARA));
        given(new InviteCodeActivated(BORIS, CODE, ANNA), new InviteCodeActivated(CLARA, CODE, ANNA));

        assertThat(anna().referredUsers()).containsExactly(CLARA, BORIS);
        assertThat(referrals.users.find(BORIS, 0).block().activated()).isEqualTo("aB3456");
    }

    @Test
    void showsNothingOfWhoHasLeft() {
        given(entered(ANNA), loggedIn(ANNA, FIRST, Spelling.WITH_PLUS), new AccountDeleted(ANNA, KEY, NUMBER));
        assertThat(referrals.users.find(ANNA, 0).blockOptional()).isEmpty();

        given(new ReferralEnded(ANNA, List.of(FIRST)));
        assertThat(referrals.users.find(ANNA, 0).blockOptional()).isEmpty();
        assertThat(session(FIRST)).isNull();
    }

    @Test
    void knowsWhoIsInASession() {
        given(loggedIn(ANNA, FIRST, Spelling.WITHOUT_PLUS));

        assertThat(session(FIRST)).isEqualTo(new SessionDocument(FIRST.value(), 7, Spelling.WITHOUT_PLUS, LATER));
        assertThat(session(FIRST).isGood(LATER.minusNanos(1))).isTrue();
        assertThat(session(FIRST).isGood(LATER)).isFalse();
        assertThat(session(SECOND)).isNull();
    }

    @Test
    void forgetsASessionThatHasEndedAndNoOther() {
        given(loggedIn(ANNA, FIRST, Spelling.WITH_PLUS), loggedIn(ANNA, SECOND, Spelling.WITH_PLUS));
        given(new SessionEnded(FIRST));

        assertThat(session(FIRST)).isNull();
        assertThat(session(SECOND)).isNotNull();
    }

    @Test
    void keepsNothingOfSessionsThatHaveExpired() {
        given(loggedIn(ANNA, FIRST, Spelling.WITH_PLUS));
        given(new SessionsExpired(ANNA, List.of(FIRST)), loggedIn(ANNA, SECOND, Spelling.WITHOUT_PLUS));

        assertThat(session(FIRST)).isNull();
        assertThat(session(SECOND)).isNotNull();
        assertThat(anna().spelling()).isEqualTo(Spelling.WITHOUT_PLUS);
    }

    @Test
    void foldsEveryEventErased() {
        given(
                new UserEntered(ANNA, KEY, NUMBER, TODAY, null),
                new UserRegistered(BORIS, KEY, NUMBER, PORTRAIT, TODAY, null, null),
                loggedIn(ANNA, FIRST, Spelling.WITHOUT_PLUS));

        assertThat(anna().phone(anna().spelling())).isNull();
    }

    @Test
    void staysAsItIsWhenDeliveredTwiceAndIsTheSameAfterARebuild() {
        given(entered(ANNA), entered(BORIS), new InviteCodeAllotted(ANNA, CODE));
        given(loggedIn(BORIS, FIRST, Spelling.WITH_PLUS), loggedIn(ANNA, SECOND, Spelling.WITHOUT_PLUS));
        given(new SessionEnded(FIRST), new InviteCodeActivated(BORIS, CODE, ANNA));
        given(new SessionsExpired(ANNA, List.of(SECOND)));
        given(entered(CLARA), new AccountDeleted(CLARA, KEY, NUMBER));
        var once = documents();
        assertThat(once).hasSize(5);

        referrals.again();
        assertThat(documents()).isEqualTo(once);

        referrals.rebuild();
        assertThat(documents()).isEqualTo(once);
    }

    private void given(Event... events) {
        log.append("referral-7", events);
        referrals.catchUp();
    }

    private ReferralDocument anna() {
        return referrals.users.find(ANNA, log.head()).block();
    }

    private @Nullable SessionDocument session(TokenHash session) {
        return referrals.sessions.find(session, log.head()).block();
    }

    private List<Document> documents() {
        var all = new ArrayList<>(MemoryMongo.documents(database, "sessions"));
        all.addAll(MemoryMongo.documents(database, "referrals"));
        return all;
    }

    private static UserEntered entered(UserId user) {
        return new UserEntered(user, KEY, NUMBER, TODAY, PHONE);
    }

    private static LoggedIn loggedIn(UserId user, TokenHash session, Spelling spelling) {
        return new LoggedIn(user, session, spelling, TODAY, LATER);
    }
}
