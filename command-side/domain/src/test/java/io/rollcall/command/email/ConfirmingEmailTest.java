// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.account.User;
import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.ChatEmailConfirmed;
import io.rollcall.contracts.account.UserEvent.EmailConfirmed;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.email.EmailCodeResult;
import io.rollcall.contracts.email.EmailCommand.ConfirmEmail;
import io.rollcall.contracts.email.EmailCommand.IssueEmailCode;
import io.rollcall.contracts.email.EmailConfirmationResult;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeIssued;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeUsed;
import io.rollcall.contracts.email.EmailVerificationEvent.WrongEmailCodeEntered;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Attempts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.messaging.Message;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConfirmingEmailTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UserId ADA = new UserId(7);
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final LoginNameId EMAIL = new LoginNameId(new UUID(3, 3));
    private static final LoginNameId OTHER = new LoginNameId(new UUID(3, 4));
    private static final String ADDRESS = "ada@example.org";
    private static final String NONCE = "0".repeat(32);
    private static final UserEnrolled ENROLLED =
            new UserEnrolled(ADA, KEY, EMAIL, null, NOON, "Lovelace", "Ada", "", "", ADDRESS, null);
    private static final MailedCodes CODES = new MailedCodes(new SecretKeySpec(new byte[32], "HmacSHA256"));
    private static final String RIGHT = CODES.code(ADA, NONCE);
    private static final String WRONG = RIGHT.equals("123456") ? "123457" : "123456";
    private static final EmailProperties LIMITS =
            new EmailProperties("a@b.org", HOUR, 2, HOUR, 2, HOUR, HOUR, HOUR, HOUR);

    private final AggregateTestFixture<User> users = new AggregateTestFixture<>(User.class);

    @Nested
    class IssuingACode {

        @Test
        void countsWithinAWindow() {
            issue(NOON).expectEvents(issued(EMAIL, NOON, 1)).expectResultMessagePayload(EmailCodeResult.ISSUED);
            issue(NOON, issued(EMAIL, NOON, 1)).expectEvents(issued(EMAIL, NOON, 2));
        }

        @Test
        void isRefusedOnceTheWindowIsExhausted() {
            issue(NOON, issued(EMAIL, NOON, 2)).expectNoEvents().expectResultMessagePayload(EmailCodeResult.THROTTLED);
            var later = NOON.plus(HOUR);
            issue(later, issued(EMAIL, NOON, 2)).expectEvents(issued(EMAIL, later, 1));
        }

        @Test
        void isForTheUsersPresentAddressOnly() {
            at(NOON, ENROLLED)
                    .givenNoPriorActivity()
                    .when(new IssueEmailCode(ADA, LoginKind.EMAIL, OTHER, ADDRESS, Language.ENGLISH))
                    .expectNoEvents()
                    .expectResultMessagePayload(EmailCodeResult.OTHER_ADDRESS);
        }

        @Test
        void isNotNeededOnceTheAddressIsConfirmed() {
            at(NOON, ENROLLED, new EmailConfirmed(ADA, EMAIL))
                    .givenNoPriorActivity()
                    .when(new IssueEmailCode(ADA, LoginKind.EMAIL, EMAIL, ADDRESS, Language.ENGLISH))
                    .expectNoEvents()
                    .expectResultMessagePayload(EmailCodeResult.ALREADY_CONFIRMED);
        }

        @Test
        void isNothingToWhoHasLeft() {
            at(NOON, ENROLLED, new AccountDeleted(ADA, KEY, null))
                    .givenNoPriorActivity()
                    .when(new IssueEmailCode(ADA, LoginKind.EMAIL, EMAIL, ADDRESS, Language.ENGLISH))
                    .expectNoEvents()
                    .expectResultMessagePayload(EmailCodeResult.USER_LEFT);
        }

        private ResultValidator<EmailVerification> issue(Instant now, Object... history) {
            return at(now, ENROLLED)
                    .registerIgnoredField(EmailCodeIssued.class, "nonce")
                    .given(history)
                    .when(new IssueEmailCode(ADA, LoginKind.EMAIL, EMAIL, ADDRESS, Language.ENGLISH));
        }
    }

    @Nested
    class EnteringACode {

        @Test
        void confirmsTheAddressInOneUnit() {
            enter(RIGHT, NOON, issued(EMAIL, NOON, 1))
                    .expectEvents(new EmailCodeUsed(ADA))
                    .expectResultMessagePayload(EmailConfirmationResult.CONFIRMED);
            assertThat(users.getEventStore()
                            .readEvents(UserCommand.aggregate(ADA))
                            .asStream()
                            .<Object>map(Message::getPayload))
                    .containsExactly(ENROLLED, new EmailConfirmed(ADA, EMAIL));
        }

        @Test
        void countsAWrongOne() {
            isInvalid(WRONG, NOON, issued(EMAIL, NOON, 1)).expectEvents(new WrongEmailCodeEntered(ADA));
        }

        @Test
        void isTooLateAfterSoManyWrongOnes() {
            var wrong = new WrongEmailCodeEntered(ADA);
            isInvalid(RIGHT, NOON, issued(EMAIL, NOON, 1), wrong, wrong).expectEvents(wrong);
            enter(RIGHT, NOON, issued(EMAIL, NOON, 1), wrong, wrong, issued(EMAIL, NOON, 2))
                    .expectEvents(new EmailCodeUsed(ADA));
        }

        @Test
        void isTooLateOnceItHasExpired() {
            isInvalid(RIGHT, NOON.plus(HOUR), issued(EMAIL, NOON, 1)).expectNoEvents();
            enter(RIGHT, NOON.plus(HOUR).minusNanos(1), issued(EMAIL, NOON, 1)).expectEvents(new EmailCodeUsed(ADA));
        }

        @Test
        void needsACodeThatIsLiveAndForThisAddress() {
            isInvalid(RIGHT, NOON).expectNoEvents();
            isInvalid(RIGHT, NOON, issued(EMAIL, NOON, 1), new EmailCodeUsed(ADA))
                    .expectNoEvents();
            isInvalid(RIGHT, NOON, issued(OTHER, NOON, 1)).expectNoEvents();
        }

        @Test
        void isNothingToWhoHasLeft() {
            at(NOON, ENROLLED, new AccountDeleted(ADA, KEY, null))
                    .given(issued(EMAIL, NOON, 1))
                    .when(new ConfirmEmail(ADA, LoginKind.EMAIL, RIGHT))
                    .expectNoEvents()
                    .expectResultMessagePayload(EmailConfirmationResult.USER_LEFT);
        }

        @Test
        void isDecidedTheSameWhenItsHistoryIsErased() {
            enter(RIGHT, NOON, issued(EMAIL, NOON, 1, null)).expectEvents(new EmailCodeUsed(ADA));
        }

        private ResultValidator<EmailVerification> isInvalid(String code, Instant now, Object... history) {
            return enter(code, now, history).expectResultMessagePayload(EmailConfirmationResult.INVALID);
        }

        private ResultValidator<EmailVerification> enter(String code, Instant now, Object... history) {
            return at(now, ENROLLED).given(history).when(new ConfirmEmail(ADA, LoginKind.EMAIL, code));
        }
    }

    @Nested
    class OfTheChatDoor {

        private static final UserJoined JOINED = new UserJoined(ADA, KEY, OTHER, EMAIL, NOON, "ada", ADDRESS);
        private static final EmailCodeIssued ISSUED = new EmailCodeIssued(
                ADA,
                KEY,
                EMAIL,
                NONCE,
                NOON,
                NOON.plus(HOUR),
                new Attempts(1, NOON),
                Language.ENGLISH,
                ADDRESS,
                LoginKind.CHAT_EMAIL);

        @Test
        void aCodeIsIssuedForItsAddress() {
            at(NOON, JOINED)
                    .registerIgnoredField(EmailCodeIssued.class, "nonce")
                    .givenNoPriorActivity()
                    .when(new IssueEmailCode(ADA, LoginKind.CHAT_EMAIL, EMAIL, ADDRESS, Language.ENGLISH))
                    .expectEvents(ISSUED)
                    .expectResultMessagePayload(EmailCodeResult.ISSUED);
        }

        @Test
        void itsCodeProvesItsAddressAndNoOther() {
            at(NOON, JOINED)
                    .given(ISSUED)
                    .when(new ConfirmEmail(ADA, LoginKind.CHAT_EMAIL, RIGHT))
                    .expectEvents(new EmailCodeUsed(ADA))
                    .expectResultMessagePayload(EmailConfirmationResult.CONFIRMED);
            assertThat(users.getEventStore()
                            .readEvents(UserCommand.aggregate(ADA))
                            .asStream()
                            .<Object>map(Message::getPayload))
                    .containsExactly(JOINED, new ChatEmailConfirmed(ADA, EMAIL));
        }

        @Test
        void isNotNeededOnceTheAddressIsProven() {
            at(NOON, JOINED, new ChatEmailConfirmed(ADA, EMAIL))
                    .givenNoPriorActivity()
                    .when(new IssueEmailCode(ADA, LoginKind.CHAT_EMAIL, EMAIL, ADDRESS, Language.ENGLISH))
                    .expectNoEvents()
                    .expectResultMessagePayload(EmailCodeResult.ALREADY_CONFIRMED);
        }
    }

    private static EmailCodeIssued issued(LoginNameId email, Instant at, int count) {
        return issued(email, at, count, ADDRESS);
    }

    private static EmailCodeIssued issued(LoginNameId email, Instant at, int count, @Nullable String address) {
        return new EmailCodeIssued(
                ADA, KEY, email, NONCE, at, at.plus(HOUR), new Attempts(count, at), Language.ENGLISH, address, null);
    }

    private AggregateTestFixture<EmailVerification> at(Instant now, Object... history) {
        var fixture = new AggregateTestFixture<>(EmailVerification.class);
        users.given(history);
        var rules = new EmailRules(Clock.fixed(now, ZoneOffset.UTC), LIMITS, CODES);
        fixture.registerAnnotatedCommandHandler(
                new EmailVerificationCommandHandler(users.getRepository(), fixture.getRepository(), rules));
        return fixture;
    }
}
