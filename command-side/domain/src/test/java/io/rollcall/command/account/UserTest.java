// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.account.UserCommand.ChangeSettings;
import io.rollcall.contracts.account.UserCommand.DeleteAccount;
import io.rollcall.contracts.account.UserCommand.RecordErasure;
import io.rollcall.contracts.account.UserEvent.AccountCompleted;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.AvatarChanged;
import io.rollcall.contracts.account.UserEvent.DeletionRequested;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserErased;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
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

    private static final NumberId NUMBER = new NumberId(new UUID(1, 1));
    private static final UserEntered ENTERED = new UserEntered(USER, KEY, NUMBER, Instant.EPOCH, "+79250741413");

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    @BeforeEach
    void resolve() {
        fixture.registerCommandTargetResolver(command ->
                new VersionedAggregateIdentifier((Object) ((UserCommand) command.getPayload()).target(), null));
    }

    @Test
    void changesWhatIsGivenInOneUnit() {
        var next = new MediaId("b".repeat(64));
        fixture.given(REGISTERED)
                .when(new ChangeSettings(USER, "Grace", true, next))
                .expectEvents(
                        new UserRenamed(USER, KEY, "Grace"),
                        new PhoneHidden(USER),
                        new AvatarChanged(USER, next, AVATAR));
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
    void isKnownByTheNumberAloneBeforeSigningUp() {
        assertThat(after(ENTERED).known()).contains(new Known(KEY, NUMBER));
        assertThat(after(ENTERED).hasSignedUp()).isFalse();
    }

    @Test
    void hasSignedUpAtOnceOrLater() {
        assertThat(after(REGISTERED).hasSignedUp()).isTrue();
        var later = after(ENTERED);
        later.evolve(new AccountCompleted(USER, KEY, AVATAR, Instant.EPOCH, null));
        assertThat(later.hasSignedUp()).isTrue();
        later.evolve(new AccountDeleted(USER, KEY, NUMBER));
        assertThat(later.hasSignedUp()).isFalse();
    }

    @Test
    void isSignedUpUnderTheirOwnKey() {
        fixture.registerAnnotatedCommandHandler(new Completing(fixture.getRepository()));
        fixture.given(ENTERED)
                .when(new Complete())
                .expectEvents(new AccountCompleted(USER, KEY, AVATAR, Instant.EPOCH, "Ada"));
    }

    @Test
    void changesSettingsBeforeSigningUpToo() {
        fixture.given(ENTERED)
                .when(new ChangeSettings(USER, "Grace", null, null))
                .expectEvents(new UserRenamed(USER, KEY, "Grace"));
    }

    @Test
    void anErasureIsRecorded() {
        fixture.given(REGISTERED, new DeletionRequested(USER, Door.MEET), new AccountDeleted(USER, KEY, NUMBER))
                .when(new RecordErasure(USER))
                .expectEvents(new UserErased(USER));
    }

    @Test
    void anErasureIsRecordedOnce() {
        fixture.given(REGISTERED, new AccountDeleted(USER, KEY, NUMBER), new UserErased(USER))
                .when(new RecordErasure(USER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nobodyIsErasedThatHasNotLeft() {
        fixture.given(REGISTERED).when(new RecordErasure(USER)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void theDoorIsRecordedAtWhichAnAccountEnds() {
        fixture.registerAnnotatedCommandHandler(new Leaving(fixture.getRepository()));
        fixture.given(REGISTERED)
                .when(new DeleteAccount(USER, Door.CRM))
                .expectEvents(new DeletionRequested(USER, Door.CRM), new AccountDeleted(USER, KEY, NUMBER));
    }

    /** Ends the account, as {@code DeleteAccount} does among other things. */
    private record Leaving(Repository<User> users) {

        @CommandHandler
        void handle(DeleteAccount command) {
            users.load(command.target()).execute(it -> it.leave(command.user(), command.door()));
        }
    }

    private record Complete() {}

    /** Completes the account, as sign-ups do. */
    private record Completing(Repository<User> users) {

        @CommandHandler
        void handle(Complete command) {
            users.load(UserCommand.aggregate(USER)).execute(it -> it.complete(USER, "Ada", AVATAR, Instant.EPOCH));
        }
    }

    private static User after(UserRegistered event) {
        var user = new User();
        user.evolve(event);
        return user;
    }

    private static User after(UserEntered event) {
        var user = new User();
        user.evolve(event);
        return user;
    }

    @Test
    void decidesTheSameWhenItsHistoryIsErased() {
        fixture.given(new UserRegistered(USER, KEY, new NumberId(new UUID(1, 1)), AVATAR, Instant.EPOCH, null, null))
                .when(new ChangeSettings(USER, null, true, null))
                .expectEvents(new PhoneHidden(USER));
    }
}
