// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.UserEvent;
import io.rollcall.contracts.account.UserEvent.AccountCompleted;
import io.rollcall.contracts.account.UserEvent.AvatarChanged;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import io.rollcall.projection.shared.TestDigests;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountProjectionTest {

    private static final UserId ANNA = UserId.of(7);
    private static final KeyId KEY = KeyId.of(UUID.fromString("00000000-0000-0000-0000-00000000000a"));
    private static final NumberId NUMBER = NumberId.of(UUID.fromString("00000000-0000-0000-0000-00000000000b"));
    private static final MediaId PORTRAIT = MediaId.of("1".repeat(64));
    private static final MediaId LANDSCAPE = MediaId.of("2".repeat(64));
    private static final Instant TODAY = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final AccountDocuments accounts =
            new AccountDocuments(MemoryMongo.readModels(database), TestDigests.DIGESTS);
    private final ReadModelSubscription subscription = new ReadModelSubscription(accounts.model(), log);
    private final EventDelivery delivery = new EventDelivery(new AccountProjection(accounts), subscription, log);

    @Test
    void showsWhatWasGivenAtSignUp() {
        given(registered("Anna", "+79990000001"));

        assertThat(anna()).isEqualTo(new Account(ANNA, "Anna", "+79990000001", TODAY, false, PORTRAIT));
    }

    @Test
    void showsWhoCameInByANumberAloneWithoutNameAndAvatarUntilTheySignUp() {
        given(new UserEntered(ANNA, KEY, NUMBER, TODAY, "+79990000001"));
        assertThat(anna()).isEqualTo(new Account(ANNA, null, "+79990000001", TODAY, false, null));

        given(new AccountCompleted(ANNA, KEY, PORTRAIT, TODAY.plusSeconds(60), "Anna"));
        assertThat(anna()).isEqualTo(new Account(ANNA, "Anna", "+79990000001", TODAY, false, PORTRAIT));
    }

    @Test
    void showsTheLatestSettings() {
        given(
                registered("Anna", "+79990000001"),
                new UserRenamed(ANNA, KEY, "Ann"),
                new PhoneHidden(ANNA),
                new AvatarChanged(ANNA, LANDSCAPE));

        assertThat(anna()).isEqualTo(new Account(ANNA, "Ann", "+79990000001", TODAY, true, LANDSCAPE));
    }

    @Test
    void showsAPhoneThatIsShownAgain() {
        given(registered("Anna", "+79990000001"), new PhoneHidden(ANNA));
        given(new PhoneShown(ANNA));

        assertThat(anna().hiddenPhone()).isFalse();
    }

    @Test
    void foldsEveryEventErased() {
        given(
                registered(null, null),
                new UserRenamed(ANNA, KEY, null),
                new PhoneHidden(ANNA),
                new PhoneShown(ANNA),
                new AvatarChanged(ANNA, LANDSCAPE));

        assertThat(anna()).isEqualTo(new Account(ANNA, null, null, TODAY, false, LANDSCAPE));
    }

    @Test
    void foldsWhoCameInByANumberAloneErased() {
        given(new UserEntered(ANNA, KEY, NUMBER, TODAY, null), new AccountCompleted(ANNA, KEY, PORTRAIT, TODAY, null));

        assertThat(anna()).isEqualTo(new Account(ANNA, null, null, TODAY, false, PORTRAIT));
    }

    @Test
    void knowsNobodyWhoDidNotSignUp() {
        given(registered("Anna", "+79990000001"));

        assertThat(accounts.find(UserId.of(8), 0).blockOptional()).isEmpty();
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(registered("Anna", "+79990000001"), new UserRenamed(ANNA, KEY, "Ann"));
        var once = MemoryMongo.documents(database, "accounts");
        delivery.batch(log.after(0));

        assertThat(MemoryMongo.documents(database, "accounts")).isEqualTo(once).hasSize(1);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(registered("Anna", "+79990000001"), new UserRenamed(ANNA, KEY, "Ann"), new PhoneHidden(ANNA));
        var before = MemoryMongo.documents(database, "accounts");
        subscription.storeToken(null, "accounts", 0);
        delivery.run();

        assertThat(MemoryMongo.documents(database, "accounts"))
                .isEqualTo(before)
                .hasSize(1);
    }

    @Test
    void followsTheGroupOfItsName() {
        assertThat(subscription.name()).isEqualTo("accounts");
        assertThat(List.of(subscription.fetchSegments("accounts"))).containsExactly(new int[] {0});
    }

    private void given(UserEvent... events) {
        log.append("user-7", events);
        delivery.run();
    }

    private Account anna() {
        return accounts.find(ANNA, log.head()).map(AccountDocument::toView).block();
    }

    private static UserRegistered registered(@Nullable String name, @Nullable String phone) {
        return new UserRegistered(ANNA, KEY, NUMBER, PORTRAIT, TODAY, name, phone);
    }
}
