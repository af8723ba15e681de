// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.account.User;
import io.rollcall.command.credential.Password;
import io.rollcall.command.email.RecoveryProperties;
import io.rollcall.command.login.LoginNameOwners;
import io.rollcall.command.login.TestLoginNames;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.ChatEmailConfirmed;
import io.rollcall.contracts.account.UserEvent.EmailChanged;
import io.rollcall.contracts.account.UserEvent.EmailConfirmed;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChanged;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChosen;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.recovery.LiveRecoveryCode;
import io.rollcall.contracts.recovery.RecoveryCommand.FindRecoveryCode;
import io.rollcall.contracts.recovery.RecoveryCommand.IssueRecoveryCode;
import io.rollcall.contracts.recovery.RecoveryCommand.ResetPassword;
import io.rollcall.contracts.recovery.RecoveryEvent.RecoveryCodeIssued;
import io.rollcall.contracts.recovery.RecoveryEvent.RecoveryCodeUsed;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

// #13
class RecoveryCommandHandlerTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UserId ADA = new UserId(7);
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final LoginNameId EMAIL = new LoginNameId(new UUID(3, 3));
    private static final LoginNameId OTHER = new LoginNameId(new UUID(3, 4));
    private static final String NONCE = "0".repeat(32);
    private static final UserEnrolled ENROLLED =
            new UserEnrolled(ADA, KEY, EMAIL, null, NOON, "Lovelace", "Ada", "", "", "ada@example.org", null);
    private static final UserJoined JOINED = new UserJoined(ADA, KEY, OTHER, EMAIL, NOON, "ada", "ada@example.org");
    private static final UserRegistered REGISTERED = new UserRegistered(
            ADA, KEY, new NumberId(new UUID(1, 1)), new MediaId("a".repeat(64)), NOON, "Ada", "+79250741413");
    private static final EmailChanged CHANGED = new EmailChanged(ADA, KEY, EMAIL, "ada@example.org");

    private final AggregateTestFixture<User> users = new AggregateTestFixture<>(User.class);
    private final AggregateTestFixture<Password> passwords = new AggregateTestFixture<>(Password.class);

    private final List<UserId> ended = new ArrayList<>();

    @Nested
    class IssuingACode {

        @Test
        void isForWhoeverHasTheAddress() {
            issue(LoginKind.EMAIL, EMAIL, ENROLLED)
                    .expectEvents(issued(LoginKind.EMAIL))
                    .expectResultMessagePayload(true);
        }

        @Test
        void isNotForWhoHasAnotherOrHasLeft() {
            refused(LoginKind.EMAIL, OTHER, ENROLLED);
            refused(LoginKind.EMAIL, EMAIL, ENROLLED, new AccountDeleted(ADA, KEY, null));
            refused(LoginKind.EMAIL, EMAIL, ENROLLED, new EmailChanged(ADA, KEY, OTHER, "grace@example.org"));
        }

        @Test
        void needsAProvenAddressWhereTheNumberIsProven() {
            refused(LoginKind.EMAIL, EMAIL, REGISTERED, CHANGED);
            issue(LoginKind.EMAIL, EMAIL, REGISTERED, CHANGED, new EmailConfirmed(ADA, EMAIL))
                    .expectEvents(issued(LoginKind.EMAIL));
        }

        @Test
        void needsAProvenAddressAtTheChatDoor() {
            refused(LoginKind.CHAT_EMAIL, EMAIL, JOINED);
            issue(LoginKind.CHAT_EMAIL, EMAIL, JOINED, new ChatEmailConfirmed(ADA, EMAIL))
                    .expectEvents(issued(LoginKind.CHAT_EMAIL));
        }

        private void refused(LoginKind kind, LoginNameId email, Object... history) {
            issue(kind, email, history).expectNoEvents().expectResultMessagePayload(false);
        }

        private ResultValidator<Recovery> issue(LoginKind kind, LoginNameId email, Object... history) {
            return at(NOON, history)
                    .registerIgnoredField(RecoveryCodeIssued.class, "nonce")
                    .givenNoPriorActivity()
                    .when(new IssueRecoveryCode(kind, email, Language.ENGLISH));
        }
    }

    @Nested
    class ResettingAPassword {

        @Test
        void changesItAndUsesTheCodeUpInOneUnit() {
            passwords.given(new PasswordChosen(ADA, KEY, "first"));
            reset(NOON, NONCE, issued(LoginKind.EMAIL))
                    .expectEvents(new RecoveryCodeUsed(ADA))
                    .expectResultMessagePayload(true);
            assertThat(ended).containsExactly(ADA);
            assertThat(stored())
                    .containsExactly(new PasswordChosen(ADA, KEY, "first"), new PasswordChanged(ADA, KEY, "second"));
        }

        @Test
        void needsTheCodeThatIsLive() {
            refused(NOON, NONCE);
            refused(NOON.plus(HOUR), NONCE, issued(LoginKind.EMAIL));
            refused(NOON, "1".repeat(32), issued(LoginKind.EMAIL));
            refused(NOON, NONCE, issued(LoginKind.EMAIL), new RecoveryCodeUsed(ADA));
        }

        @Test
        void needsTheAddressToBeTheirsStill() {
            at(NOON, ENROLLED, new EmailChanged(ADA, KEY, OTHER, "grace@example.org"))
                    .given(issued(LoginKind.EMAIL))
                    .when(new ResetPassword(ADA, EMAIL, NONCE, "second"))
                    .expectNoEvents()
                    .expectResultMessagePayload(false);
        }

        private void refused(Instant now, String nonce, Object... history) {
            reset(now, nonce, history).expectNoEvents().expectResultMessagePayload(false);
        }

        private ResultValidator<Recovery> reset(Instant now, String nonce, Object... history) {
            return at(now, ENROLLED).given(history).when(new ResetPassword(ADA, EMAIL, nonce, "second"));
        }

        private List<Object> stored() {
            return passwords
                    .getEventStore()
                    .readEvents(Password.aggregate(ADA))
                    .asStream()
                    .<Object>map(Message::getPayload)
                    .toList();
        }
    }

    @Nested
    class LookingForACode {

        private final List<String> read = new ArrayList<>();

        @Test
        void findsTheLiveOne() {
            assertThat(find(NOON, EMAIL)).contains(new LiveRecoveryCode(ADA, EMAIL, NONCE, NOON.plus(HOUR)));
            assertThat(find(NOON.plus(HOUR), EMAIL)).isEmpty();
        }

        /** So that the time that it takes does not tell. */
        @Test
        void readsAsMuchWhereThereIsNobody() {
            assertThat(find(NOON, OTHER)).isEmpty();
            assertThat(read).hasSize(1);
        }

        private Optional<LiveRecoveryCode> find(Instant now, LoginNameId email) {
            var live = new Recovery();
            live.evolve(issued(LoginKind.EMAIL));
            Reader<Recovery> recoveries = new Reader<>() {
                @Override
                public <R> Optional<R> read(String aggregate, Function<Recovery, R> look) {
                    read.add(aggregate);
                    return aggregate.equals("recovery-7") ? Optional.of(look.apply(live)) : Optional.empty();
                }
            };
            return handlers(now, recoveries, new AggregateTestFixture<>(Recovery.class))
                    .handle(new FindRecoveryCode(email));
        }
    }

    private static RecoveryCodeIssued issued(LoginKind kind) {
        return new RecoveryCodeIssued(ADA, KEY, kind, EMAIL, NONCE, NOON, NOON.plus(HOUR), Language.ENGLISH);
    }

    private AggregateTestFixture<Recovery> at(Instant now, Object... history) {
        var fixture = new AggregateTestFixture<>(Recovery.class);
        users.given(history);
        Reader<Recovery> none = new Reader<>() {
            @Override
            public <R> Optional<R> read(String aggregate, Function<Recovery, R> look) {
                return Optional.empty();
            }
        };
        fixture.registerAnnotatedCommandHandler(handlers(now, none, fixture));
        return fixture;
    }

    /** Ada has the one address, as far as its aggregate knows, and nobody the other. */
    private RecoveryCommandHandler handlers(
            Instant now, Reader<Recovery> reader, AggregateTestFixture<Recovery> recoveries) {
        return new RecoveryCommandHandler(
                users.getRepository(),
                recoveries.getRepository(),
                passwords.getRepository(),
                owners(),
                reader,
                new RecoveryProperties(HOUR, 1),
                Clock.fixed(now, ZoneOffset.UTC),
                (user, kept) -> ended.add(user));
    }

    private static LoginNameOwners owners() {
        return TestLoginNames.owned(Map.of(EMAIL, ADA));
    }
}
