// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.AddressChanged;
import io.rollcall.contracts.account.UserEvent.AvatarChanged;
import io.rollcall.contracts.account.UserEvent.EmailChanged;
import io.rollcall.contracts.account.UserEvent.EmailConfirmed;
import io.rollcall.contracts.account.UserEvent.NumberChanged;
import io.rollcall.contracts.account.UserEvent.PatronymicChanged;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.account.UserEvent.SurnameChanged;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChanged;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChosen;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.profile.Profile;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProfileProjectionTest {

    private static final UserId ADA = UserId.of(7);
    private static final KeyId KEY = KeyId.of(new UUID(1, 1));
    private static final LoginNameId EMAIL = LoginNameId.of(new UUID(2, 2));
    private static final LoginNameId OTHER = LoginNameId.of(new UUID(3, 3));
    private static final MediaId PORTRAIT = MediaId.of("1".repeat(64));
    private static final Instant YESTERDAY = Instant.parse("2026-01-01T03:04:05.678901Z");
    /** When the log of these tests records events. */
    private static final Instant RECORDED = Instant.parse("2026-01-02T03:04:05.678901Z");

    private static final UserEnrolled ENROLLED = new UserEnrolled(
            ADA, KEY, EMAIL, null, YESTERDAY, "King", "Ada", "Georgievna", "London", "ada@example.org", null);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final ProfileDocuments profiles = new ProfileDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription subscription = new ReadModelSubscription(profiles.model(), log);
    private final EventDelivery delivery = new EventDelivery(new ProfileProjection(profiles), subscription, log);

    @Test
    void showsWhatWasGivenAtFirst() {
        given(ENROLLED, new PasswordChosen(ADA, KEY, "hash"));
        assertThat(ada())
                .isEqualTo(new Profile(
                        ADA,
                        "King",
                        "Ada",
                        "Georgievna",
                        "London",
                        "ada@example.org",
                        null,
                        false,
                        false,
                        YESTERDAY,
                        YESTERDAY));
    }

    @Test
    void showsTheLatestOfEverything() {
        given(
                ENROLLED,
                new SurnameChanged(ADA, KEY, "Lovelace"),
                new UserRenamed(ADA, KEY, "Augusta"),
                new PatronymicChanged(ADA, KEY, "Gordonovna"),
                new AddressChanged(ADA, KEY, "Ockham"),
                new EmailChanged(ADA, KEY, OTHER, "augusta@example.org"),
                new NumberChanged(ADA, KEY, OTHER, "+79990000001"));
        assertThat(ada())
                .isEqualTo(new Profile(
                        ADA,
                        "Lovelace",
                        "Augusta",
                        "Gordonovna",
                        "Ockham",
                        "augusta@example.org",
                        "+79990000001",
                        false,
                        false,
                        YESTERDAY,
                        RECORDED));
    }

    @Test
    void aConfirmedAddressStaysSoUntilThereIsAnother() {
        given(ENROLLED, new EmailConfirmed(ADA, EMAIL));
        assertThat(ada().confirmedEmail()).isTrue();
        given(new EmailChanged(ADA, KEY, EMAIL, "ADA@example.org"));
        assertThat(ada().confirmedEmail()).isTrue();
        given(new EmailChanged(ADA, KEY, OTHER, "augusta@example.org"));
        assertThat(ada().confirmedEmail()).isFalse();
        given(new EmailConfirmed(ADA, EMAIL));
        assertThat(ada().confirmedEmail()).isFalse();
    }

    @Test
    void whatTheCrmDoorDoesNotShowChangesNothing() {
        given(ENROLLED, new PhoneHidden(ADA), new PhoneShown(ADA), new AvatarChanged(ADA, PORTRAIT));
        assertThat(ada().updatedAt()).isEqualTo(YESTERDAY);
        given(new PasswordChanged(ADA, KEY, "hash"));
        assertThat(ada().updatedAt()).isEqualTo(RECORDED);
    }

    @Test
    void showsTheNameOfWhoCameByTheMeetDoor() {
        given(new UserRegistered(ADA, KEY, new NumberId(new UUID(4, 4)), PORTRAIT, YESTERDAY, "Ada", "+79990000001"));
        assertThat(ada())
                .isEqualTo(new Profile(ADA, null, "Ada", null, null, null, null, false, false, YESTERDAY, YESTERDAY));
    }

    @Test
    void foldsEveryEventErased() {
        given(
                new UserEnrolled(ADA, KEY, EMAIL, OTHER, YESTERDAY, null, null, null, null, null, null),
                new PasswordChosen(ADA, KEY, null),
                new SurnameChanged(ADA, KEY, null),
                new UserRenamed(ADA, KEY, null),
                new PatronymicChanged(ADA, KEY, null),
                new AddressChanged(ADA, KEY, null),
                new EmailChanged(ADA, KEY, OTHER, null),
                new NumberChanged(ADA, KEY, EMAIL, null),
                new EmailConfirmed(ADA, OTHER),
                new PasswordChanged(ADA, KEY, null));
        assertThat(ada())
                .isEqualTo(new Profile(ADA, null, null, null, null, null, null, true, false, YESTERDAY, RECORDED));
    }

    @Test
    void isGoneWithItsUser() {
        given(ENROLLED, new AccountDeleted(ADA, KEY, null));
        assertThat(profiles.find(ADA, log.head()).blockOptional()).isEmpty();
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(ENROLLED, new SurnameChanged(ADA, KEY, "Lovelace"), new EmailConfirmed(ADA, EMAIL));
        var once = MemoryMongo.documents(database, "profiles");
        delivery.batch(log.after(0));
        assertThat(MemoryMongo.documents(database, "profiles")).isEqualTo(once).hasSize(1);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(ENROLLED, new SurnameChanged(ADA, KEY, "Lovelace"), new EmailConfirmed(ADA, EMAIL));
        var before = MemoryMongo.documents(database, "profiles");
        subscription.storeToken(null, "profiles", 0);
        delivery.run();
        assertThat(MemoryMongo.documents(database, "profiles"))
                .isEqualTo(before)
                .hasSize(1);
    }

    private void given(Event... events) {
        log.append("user-7", events);
        delivery.run();
    }

    private Profile ada() {
        return profiles.find(ADA, log.head()).map(ProfileDocument::toView).block();
    }
}
