// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.contracts.account.UserCommand.ChangeSettings;
import io.rollcall.contracts.account.UserEvent.AvatarChanged;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final UserId USER = new UserId(7);
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final MediaId AVATAR = new MediaId("a".repeat(64));
    private static final UserRegistered REGISTERED =
            new UserRegistered(USER, KEY, new NumberId(new UUID(1, 1)), AVATAR, Instant.EPOCH, "Ada", "+79250741413");

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    @BeforeEach
    void resolve() {
        fixture.registerCommandTargetResolver(command ->
                new VersionedAggregateIdentifier((Object) ((ChangeSettings) command.getPayload()).target(), null));
    }

    @Test
    void changesWhatIsGivenInOneUnit() {
        var next = new MediaId("b".repeat(64));
        fixture.given(REGISTERED)
                .when(new ChangeSettings(USER, "Grace", true, next))
                .expectEvents(
                        new UserRenamed(USER, KEY, "Grace"), new PhoneHidden(USER), new AvatarChanged(USER, next));
    }

    @Test
    void changesNothingWhenNothingIsGiven() {
        fixture.given(REGISTERED)
                .when(new ChangeSettings(USER, null, null, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void doesNotHideWhatIsHidden() {
        fixture.given(REGISTERED, new PhoneHidden(USER))
                .when(new ChangeSettings(USER, null, true, null))
                .expectNoEvents();
    }

    @Test
    void showsAgainWhatWasHidden() {
        fixture.given(REGISTERED, new PhoneHidden(USER))
                .when(new ChangeSettings(USER, null, false, null))
                .expectEvents(new PhoneShown(USER));
    }

    @Test
    void decidesTheSameWhenItsHistoryIsErased() {
        fixture.given(new UserRegistered(USER, KEY, new NumberId(new UUID(1, 1)), AVATAR, Instant.EPOCH, null, null))
                .when(new ChangeSettings(USER, null, true, null))
                .expectEvents(new PhoneHidden(USER));
    }
}
