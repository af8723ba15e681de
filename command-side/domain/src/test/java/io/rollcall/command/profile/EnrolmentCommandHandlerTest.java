// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.account.User;
import io.rollcall.command.credential.Password;
import io.rollcall.command.login.LoginNamesFixture;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChosen;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameClaimed;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameForgotten;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameReleased;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.profile.EnrolmentResult;
import io.rollcall.contracts.profile.LoginClaim;
import io.rollcall.contracts.profile.ProfileCommand.EnrolUser;
import io.rollcall.contracts.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.Message;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrolmentCommandHandlerTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UserId ADA = new UserId(7);
    private static final UserId GRACE = new UserId(8);
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final LoginNameId EMAIL = new LoginNameId(new UUID(3, 1));
    private static final LoginNameId NUMBER = new LoginNameId(new UUID(3, 2));
    private static final LoginClaim ADDRESS = new LoginClaim(EMAIL, "ada@example.org");
    private static final LoginClaim PHONE = new LoginClaim(NUMBER, "+79250741413");
    private static final LoginNameClaimed CLAIMED = new LoginNameClaimed(EMAIL, LoginKind.EMAIL, ADA);

    private final LoginNamesFixture names = new LoginNamesFixture();
    private final AggregateTestFixture<User> users = new AggregateTestFixture<>(User.class);
    private final AggregateTestFixture<Password> passwords = new AggregateTestFixture<>(Password.class);

    @Test
    void claimsBothNamesForTheNewUserInOneUnit() {
        enrol(ADDRESS, PHONE)
                .expectEvents(enrolled(ADDRESS, PHONE))
                .expectResultMessagePayload(new EnrolmentResult.Enrolled(ADA));
        assertThat(names.eventsOf(EMAIL)).containsExactly(CLAIMED);
        assertThat(names.eventsOf(NUMBER)).containsExactly(new LoginNameClaimed(NUMBER, LoginKind.NUMBER, ADA));
        assertThat(passwords
                        .getEventStore()
                        .readEvents(Password.aggregate(ADA))
                        .asStream()
                        .<Object>map(Message::getPayload))
                .containsExactly(new PasswordChosen(ADA, KEY, "hash"));
    }

    @Test
    void oneNameIsEnough() {
        enrol(ADDRESS, null).expectEvents(enrolled(ADDRESS, null));
        assertThat(names.eventsOf(EMAIL)).containsExactly(CLAIMED);
    }

    @Test
    void aNameThatWasReleasedIsFree() {
        names.given(
                EMAIL,
                new LoginNameClaimed(EMAIL, LoginKind.EMAIL, GRACE),
                new LoginNameReleased(EMAIL, LoginKind.EMAIL, GRACE));
        enrol(ADDRESS, null).expectEvents(enrolled(ADDRESS, null));
        assertThat(names.eventsOf(EMAIL)).containsExactly(CLAIMED);
    }

    @Test
    void nothingIsMadeWhereOneOfTheNamesIsTaken() {
        names.given(NUMBER, new LoginNameClaimed(NUMBER, LoginKind.NUMBER, GRACE));
        enrol(ADDRESS, PHONE)
                .expectNoEvents()
                .expectResultMessagePayload(new EnrolmentResult.Taken(Set.of(LoginKind.NUMBER)));
        assertThat(names.eventsOf(NUMBER)).isEmpty();
    }

    @Test
    void nothingIsMadeWhereANameNeedsAnotherId() {
        names.given(EMAIL, new LoginNameForgotten(EMAIL));
        enrol(ADDRESS, PHONE)
                .expectNoEvents()
                .expectResultMessagePayload(new EnrolmentResult.Forgotten(Map.of(LoginKind.EMAIL, EMAIL)));
    }

    private ResultValidator<User> enrol(@Nullable LoginClaim email, @Nullable LoginClaim number) {
        passwords.givenNoPriorActivity();
        users.registerAnnotatedCommandHandler(new EnrolmentCommandHandler(
                names, users.getRepository(), passwords.getRepository(), () -> ADA, Clock.fixed(NOON, ZoneOffset.UTC)));
        return users.givenNoPriorActivity()
                .when(new EnrolUser(KEY, "Lovelace", "Ada", "Georgievna", "London", email, number, "hash"));
    }

    private static UserEnrolled enrolled(@Nullable LoginClaim email, @Nullable LoginClaim number) {
        return new UserEnrolled(
                ADA,
                KEY,
                email == null ? null : email.id(),
                number == null ? null : number.id(),
                NOON,
                "Lovelace",
                "Ada",
                "Georgievna",
                "London",
                email == null ? null : email.text(),
                number == null ? null : number.text());
    }
}
