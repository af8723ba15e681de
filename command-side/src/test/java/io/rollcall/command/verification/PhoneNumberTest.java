// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static io.rollcall.contracts.verification.Challenge.MEET;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.CodeCheck;
import io.rollcall.contracts.verification.CodeSending;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberCommand.CheckCode;
import io.rollcall.contracts.verification.PhoneNumberCommand.SendCode;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.WrongCodeEntered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PhoneNumberTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final NumberId NUMBER = new NumberId(new UUID(1, 1));
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final UserId OWNER = new UserId(7);
    private static final String PHONE = "+79250741413";
    private static final Challenge SESSION = new Challenge("a session");
    private static final String NONCE = "0123456789abcdef0123456789abcdef";

    private final Codes codes = new Codes(new SecretKeySpec(new byte[32], "HmacSHA256"), false);
    private AggregateTestFixture<PhoneNumber> fixture;

    @BeforeEach
    void at() {
        fixture = at(NOON, codes);
    }

    @Nested
    class SendingACode {

        @Test
        void issuesItForFiveMinutesAndCountsIt() {
            fixture.givenNoPriorActivity()
                    .when(sendCode(MEET))
                    .expectEventsMatching(Matchers.payloadsMatching(
                            Matchers.exactSequenceOf(issued(MEET, NOON.plus(Duration.ofMinutes(5)), 1))))
                    .expectResultMessagePayload(new CodeSending.Sent(true));
        }

        @Test
        void saysThatTheNumberIsNotNewOnceItIsClaimed() {
            fixture.given(codeIssued(MEET, 1), new CodeConfirmed(NUMBER, MEET), new NumberClaimed(NUMBER, OWNER))
                    .when(sendCode(MEET))
                    .expectResultMessagePayload(new CodeSending.Sent(false));
        }

        @Test
        void isThrottledAfterFiveAndRecordsNothing() {
            fixture.given(codeIssued(MEET, 5))
                    .when(sendCode(MEET))
                    .expectNoEvents()
                    .expectResultMessagePayload(new CodeSending.Throttled());
        }

        @Test
        void isThrottledForAClaimedNumberTooWithoutTellingThatItIs() {
            fixture.given(
                            codeIssued(MEET, 1),
                            new CodeConfirmed(NUMBER, MEET),
                            new NumberClaimed(NUMBER, OWNER),
                            codeIssued(MEET, 5))
                    .when(sendCode(MEET))
                    .expectResultMessagePayload(new CodeSending.Throttled());
        }

        @Test
        void beginsANewWindowFiveMinutesAfterTheFirstAttempt() {
            at(NOON.plus(Duration.ofMinutes(5)), codes)
                    .given(codeIssued(MEET, 5))
                    .when(sendCode(MEET))
                    .expectEventsMatching(Matchers.payloadsMatching(
                            Matchers.exactSequenceOf(issued(MEET, NOON.plus(Duration.ofMinutes(10)), 1))));
        }
    }

    @Nested
    class EnteringACode {

        @Test
        void isRightWithTheCodeOfTheNonceAndUsesNothingUp() {
            fixture.given(codeIssued(MEET, 1))
                    .when(check(MEET, code(NONCE)))
                    .expectNoEvents()
                    .expectResultMessagePayload(new CodeCheck.Right(null));
        }

        @Test
        void recordsAWrongOne() {
            fixture.given(codeIssued(MEET, 1))
                    .when(check(MEET, wrong()))
                    .expectEvents(new WrongCodeEntered(NUMBER, MEET, new Attempts(2, NOON)))
                    .expectResultMessagePayload(new CodeCheck.Invalid());
        }

        @Test
        void isInvalidWhenNoneWasSent() {
            fixture.givenNoPriorActivity()
                    .when(check(MEET, "12345"))
                    .expectNoEvents()
                    .expectResultMessagePayload(new CodeCheck.Invalid());
        }

        @Test
        void isInvalidFromTheFifthMinuteOn() {
            at(NOON.plus(Duration.ofMinutes(5)), codes)
                    .given(codeIssued(MEET, 1))
                    .when(check(MEET, code(NONCE)))
                    .expectNoEvents()
                    .expectResultMessagePayload(new CodeCheck.Invalid());
        }

        @Test
        void isThrottledEvenWhenRightOnceTheAttemptsAreUsedUp() {
            fixture.given(codeIssued(MEET, 1), new WrongCodeEntered(NUMBER, MEET, new Attempts(5, NOON)))
                    .when(check(MEET, code(NONCE)))
                    .expectNoEvents()
                    .expectResultMessagePayload(new CodeCheck.Throttled());
        }

        @Test
        void isInvalidOnceTheCodeIsUsed() {
            fixture.given(codeIssued(MEET, 1), new CodeConfirmed(NUMBER, MEET))
                    .when(check(MEET, code(NONCE)))
                    .expectResultMessagePayload(new CodeCheck.Invalid());
        }

        @Test
        void leavesTheCodeOfAnotherChallengeAlone() {
            var later = "ffffffffffffffffffffffffffffffff";
            fixture.given(codeIssued(MEET, 1), codeIssued(SESSION, later, 2))
                    .when(check(MEET, code(NONCE)))
                    .expectResultMessagePayload(new CodeCheck.Right(null));
        }

        @Test
        void refusesTheEarlierCodeOfTheSameChallenge() {
            var later = "ffffffffffffffffffffffffffffffff";
            assertThat(code(later)).isNotEqualTo(code(NONCE));
            fixture.given(codeIssued(MEET, 1), codeIssued(MEET, later, 2))
                    .when(check(MEET, code(NONCE)))
                    .expectResultMessagePayload(new CodeCheck.Invalid());
        }

        @Test
        void takesFiveZerosInDebugModeWithoutAnyCodeAndOverTheLimit() {
            at(NOON, new Codes(new SecretKeySpec(new byte[32], "HmacSHA256"), true))
                    .given(codeIssued(MEET, 5))
                    .when(check(MEET, "00000"))
                    .expectResultMessagePayload(new CodeCheck.Right(null));
        }

        @Test
        void countsFiveZerosAsWrongOutsideDebugMode() {
            fixture.given(codeIssued(MEET, 1))
                    .when(check(MEET, "00000"))
                    .expectEvents(new WrongCodeEntered(NUMBER, MEET, new Attempts(2, NOON)));
        }
    }

    private static AggregateTestFixture<PhoneNumber> at(Instant now, Codes codes) {
        var fixture = new AggregateTestFixture<>(PhoneNumber.class);
        var limits = new VerificationProperties(Duration.ofMinutes(5), 5, Duration.ofMinutes(5));
        fixture.registerInjectableResource(new CodeRules(Clock.fixed(now, ZoneOffset.UTC), limits, codes));
        fixture.registerCommandTargetResolver(
                command -> new VersionedAggregateIdentifier((Object) ((Command) command.getPayload()).target(), null));
        return fixture;
    }

    private static SendCode sendCode(Challenge challenge) {
        return new SendCode(NUMBER, KEY, PHONE, challenge, 5);
    }

    private static CheckCode check(Challenge challenge, String code) {
        return new CheckCode(NUMBER, challenge, code);
    }

    private String code(String nonce) {
        return codes.code(NUMBER, nonce, 5);
    }

    private String wrong() {
        return code(NONCE).equals("11111") ? "22222" : "11111";
    }

    private static CodeIssued codeIssued(Challenge challenge, int count) {
        return codeIssued(challenge, NONCE, count);
    }

    private static CodeIssued codeIssued(Challenge challenge, String nonce, int count) {
        var expiry = NOON.plus(Duration.ofMinutes(5));
        return new CodeIssued(NUMBER, KEY, challenge, nonce, 5, NOON, expiry, new Attempts(count, NOON), PHONE);
    }

    private static Matcher<CodeIssued> issued(Challenge challenge, Instant expiry, int count) {
        return new CustomTypeSafeMatcher<>("a code for " + challenge) {
            @Override
            protected boolean matchesSafely(CodeIssued event) {
                return event.challenge().equals(challenge)
                        && event.expiresAt().equals(expiry)
                        && event.attempts().count() == count
                        && event.digits() == 5
                        && event.nonce().matches("[0-9a-f]{32}")
                        && PHONE.equals(event.phone());
            }
        };
    }
}
