// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static io.rollcall.command.verification.PhoneNumberFixture.NONCE;
import static io.rollcall.command.verification.PhoneNumberFixture.NOON;
import static io.rollcall.command.verification.PhoneNumberFixture.NUMBER;
import static io.rollcall.command.verification.PhoneNumberFixture.OWNER;
import static io.rollcall.command.verification.PhoneNumberFixture.SESSION;
import static io.rollcall.command.verification.PhoneNumberFixture.at;
import static io.rollcall.command.verification.PhoneNumberFixture.check;
import static io.rollcall.command.verification.PhoneNumberFixture.code;
import static io.rollcall.command.verification.PhoneNumberFixture.codeIssued;
import static io.rollcall.command.verification.PhoneNumberFixture.wrong;
import static io.rollcall.contracts.verification.Challenge.MEET;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.CodeCheckResult;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.WrongCodeEntered;
import io.rollcall.contracts.verification.WrongCodes;
import java.time.Duration;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Entering a code. */
class EnteringCodesTest {

    private static WrongCodeEntered wrongCode(int attempts, int wrong) {
        return new WrongCodeEntered(
                NUMBER, MEET, new Attempts(attempts, NOON), null, new WrongCodes(false, wrong, NOON, null));
    }

    @Test
    void isRightWithTheCodeOfTheNonceAndUsesNothingUp() {
        at(NOON).given(codeIssued(MEET, 1))
                .when(check(MEET, code(NONCE)))
                .expectNoEvents()
                .expectResultMessagePayload(new CodeCheckResult.Right(null, true));
    }

    @Test
    void isRightAndOfANewNumberWhileItsOwnerHasNotSignedUp() {
        var entered = new UserId(8);
        at(NOON).given(codeIssued(MEET, 1), new NumberClaimed(NUMBER, entered))
                .when(check(MEET, code(NONCE)))
                .expectResultMessagePayload(new CodeCheckResult.Right(entered, true));
        at(NOON).given(codeIssued(MEET, 1), new NumberClaimed(NUMBER, OWNER))
                .when(check(MEET, code(NONCE)))
                .expectResultMessagePayload(new CodeCheckResult.Right(OWNER, false));
    }

    @Test
    void recordsAWrongOne() {
        at(NOON).given(codeIssued(MEET, 1))
                .when(check(MEET, wrong()))
                .expectEvents(wrongCode(2, 1))
                .expectResultMessagePayload(new CodeCheckResult.Invalid());
    }

    @Test
    void isInvalidWhenNoneWasSent() {
        at(NOON).givenNoPriorActivity()
                .when(check(MEET, "12345"))
                .expectNoEvents()
                .expectResultMessagePayload(new CodeCheckResult.Invalid());
    }

    @Test
    void isInvalidFromTheFifthMinuteOn() {
        at(NOON.plus(Duration.ofMinutes(5)))
                .given(codeIssued(MEET, 1))
                .when(check(MEET, code(NONCE)))
                .expectNoEvents()
                .expectResultMessagePayload(new CodeCheckResult.Invalid());
    }

    @Test
    void isThrottledEvenWhenRightOnceTheAttemptsAreUsedUp() {
        at(NOON).given(codeIssued(MEET, 1), wrongCode(5, 4))
                .when(check(MEET, code(NONCE)))
                .expectNoEvents()
                .expectResultMessagePayload(new CodeCheckResult.Throttled());
    }

    @Test
    void isInvalidOnceTheCodeIsUsed() {
        at(NOON).given(codeIssued(MEET, 1), new CodeConfirmed(NUMBER, MEET))
                .when(check(MEET, code(NONCE)))
                .expectResultMessagePayload(new CodeCheckResult.Invalid());
    }

    @Test
    void leavesTheCodeOfAnotherChallengeAlone() {
        var later = "ffffffffffffffffffffffffffffffff";
        at(NOON).given(codeIssued(MEET, 1), codeIssued(SESSION, later, 2))
                .when(check(MEET, code(NONCE)))
                .expectResultMessagePayload(new CodeCheckResult.Right(null, true));
    }

    @Test
    void refusesTheEarlierCodeOfTheSameChallenge() {
        var later = "ffffffffffffffffffffffffffffffff";
        assertThat(code(later)).isNotEqualTo(code(NONCE));
        at(NOON).given(codeIssued(MEET, 1), codeIssued(MEET, later, 2))
                .when(check(MEET, code(NONCE)))
                .expectResultMessagePayload(new CodeCheckResult.Invalid());
    }

    @Test
    void takesFiveZerosInDebugModeWithoutAnyCodeAndOverTheLimit() {
        at(NOON, new Codes(new SecretKeySpec(new byte[32], "HmacSHA256"), true))
                .given(codeIssued(MEET, 5))
                .when(check(MEET, "00000"))
                .expectResultMessagePayload(new CodeCheckResult.Right(null, true));
    }

    @Test
    void countsFiveZerosAsWrongOutsideDebugMode() {
        at(NOON).given(codeIssued(MEET, 1)).when(check(MEET, "00000")).expectEvents(wrongCode(2, 1));
    }
}
