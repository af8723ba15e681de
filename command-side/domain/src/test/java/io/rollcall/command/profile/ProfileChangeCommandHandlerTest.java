// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.account.TestUsers;
import io.rollcall.command.account.User;
import io.rollcall.command.credential.Password;
import io.rollcall.command.login.LoginNamesFixture;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.AddressChanged;
import io.rollcall.contracts.account.UserEvent.EmailChanged;
import io.rollcall.contracts.account.UserEvent.NumberChanged;
import io.rollcall.contracts.account.UserEvent.PatronymicChanged;
import io.rollcall.contracts.account.UserEvent.SurnameChanged;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChanged;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChosen;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameClaimed;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameForgotten;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameReleased;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.profile.LoginClaim;
import io.rollcall.contracts.profile.ProfileChangeResult;
import io.rollcall.contracts.profile.ProfileCommand.ChangeProfile;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileChangeCommandHandlerTest {

    private static final UserId ADA = new UserId(7);
    private static final UserId GRACE = new UserId(8);
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final LoginNameId OLD = new LoginNameId(new UUID(3, 1));
    private static final LoginNameId NEXT = new LoginNameId(new UUID(3, 2));
    private static final LoginNameId NUMBER = new LoginNameId(new UUID(3, 3));
    private static final LoginClaim ADDRESS = new LoginClaim(NEXT, "augusta@example.org");
    private static final LoginClaim PHONE = new LoginClaim(NUMBER, "+79250741413");
    private static final UserEnrolled ENROLLED = new UserEnrolled(
            ADA, KEY, OLD, null, Instant.EPOCH, "Byron", "Ada", "Georgievna", "", "ada@example.org", null);
    private static final PasswordChosen CHOSEN = new PasswordChosen(ADA, KEY, "hash");
    private static final TokenHash SHOWN = TokenHash.ofToken("shown");

    private final LoginNamesFixture names =
            new LoginNamesFixture().given(OLD, new LoginNameClaimed(OLD, LoginKind.EMAIL, ADA));
    private final AggregateTestFixture<User> users = new AggregateTestFixture<>(User.class);
    private final AggregateTestFixture<Password> passwords = new AggregateTestFixture<>(Password.class);
    private final Map<UserId, Optional<TokenHash>> ended = new HashMap<>();

    @Test
    void changesWhatIsGiven() {
        change(new ChangeProfile(ADA, "King", "Augusta", "Ivanovna", "Ockham", null, null, "next", SHOWN))
                .expectEvents(
                        new SurnameChanged(ADA, KEY, "King"),
                        new UserRenamed(ADA, KEY, "Augusta"),
                        new PatronymicChanged(ADA, KEY, "Ivanovna"),
                        new AddressChanged(ADA, KEY, "Ockham"))
                .expectResultMessagePayload(new ProfileChangeResult.Done(Set.of()));
        assertThat(passwords
                        .getEventStore()
                        .readEvents(Password.aggregate(ADA))
                        .asStream()
                        .<Object>map(Message::getPayload))
                .containsExactly(CHOSEN, new PasswordChanged(ADA, KEY, "next"));
        assertThat(ended).as("all else").isEqualTo(Map.of(ADA, Optional.of(SHOWN)));
    }

    @Test
    void givesOneNameUpForAnotherInOneUnit() {
        change(names(ADDRESS, PHONE))
                .expectEvents(
                        new EmailChanged(ADA, KEY, NEXT, ADDRESS.text()),
                        new NumberChanged(ADA, KEY, NUMBER, PHONE.text()));
        assertThat(names.eventsOf(OLD)).containsExactly(new LoginNameReleased(OLD, LoginKind.EMAIL, ADA));
        assertThat(names.eventsOf(NEXT)).containsExactly(new LoginNameClaimed(NEXT, LoginKind.EMAIL, ADA));
        assertThat(names.eventsOf(NUMBER)).containsExactly(new LoginNameClaimed(NUMBER, LoginKind.NUMBER, ADA));
    }

    @Test
    void keepsANameWhereTheOtherIsTaken() {
        names.given(NEXT, new LoginNameClaimed(NEXT, LoginKind.EMAIL, GRACE));
        change(new ChangeProfile(ADA, "King", null, null, null, ADDRESS, null, null, null))
                .expectEvents(new SurnameChanged(ADA, KEY, "King"))
                .expectResultMessagePayload(new ProfileChangeResult.Done(Set.of(LoginKind.EMAIL)));
        assertThat(names.eventsOf(OLD)).isEmpty();
        assertThat(names.eventsOf(NEXT)).isEmpty();
    }

    @Test
    void writesOnesOwnAddressAnotherWay() {
        change(names(new LoginClaim(OLD, "ADA@example.org"), null))
                .expectEvents(new EmailChanged(ADA, KEY, OLD, "ADA@example.org"));
        assertThat(names.eventsOf(OLD)).isEmpty();
    }

    @Test
    void changesNothingWhereANameNeedsAnotherId() {
        names.given(NEXT, new LoginNameForgotten(NEXT));
        change(new ChangeProfile(ADA, "King", null, null, null, ADDRESS, null, null, null))
                .expectNoEvents()
                .expectResultMessagePayload(new ProfileChangeResult.Forgotten(Map.of(LoginKind.EMAIL, NEXT)));
    }

    @Test
    void changesNothingOfWhoHasLeft() {
        change(List.of(new AccountDeleted(ADA, KEY, null)), names(ADDRESS, null))
                .expectNoEvents()
                .expectResultMessagePayload(new ProfileChangeResult.UserLeft());
        assertThat(names.eventsOf(OLD)).isEmpty();
    }

    @Test
    void isDecidedAgainWhereTheNamesHaveChangedMeanwhile() {
        change(List.of(new NumberChanged(ADA, KEY, NUMBER, PHONE.text())), names(ADDRESS, null))
                .expectNoEvents()
                .expectException(ConcurrencyException.class);
    }

    private static ChangeProfile names(@Nullable LoginClaim email, @Nullable LoginClaim number) {
        return new ChangeProfile(ADA, null, null, null, null, email, number, null, null);
    }

    private ResultValidator<User> change(ChangeProfile command) {
        return change(List.of(), command);
    }

    /** @param unseen what has happened since the names to lock were read */
    private ResultValidator<User> change(List<Object> unseen, ChangeProfile command) {
        passwords.given(CHOSEN);
        users.registerAnnotatedCommandHandler(new ProfileChangeCommandHandler(
                TestUsers.enrolled(ENROLLED),
                names,
                users.getRepository(),
                passwords.getRepository(),
                (user, kept) -> ended.put(user, Optional.ofNullable(kept))));
        var history = new ArrayList<Object>(List.of(ENROLLED));
        history.addAll(unseen);
        return users.given(history).when(command);
    }
}
