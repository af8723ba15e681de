// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static io.rollcall.command.verification.PhoneNumberFixture.NOON;
import static io.rollcall.command.verification.PhoneNumberFixture.NUMBER;
import static io.rollcall.command.verification.PhoneNumberFixture.OWNER;
import static io.rollcall.command.verification.PhoneNumberFixture.at;
import static io.rollcall.command.verification.PhoneNumberFixture.check;
import static io.rollcall.command.verification.PhoneNumberFixture.codeIssued;
import static io.rollcall.command.verification.PhoneNumberFixture.sendCode;
import static io.rollcall.contracts.verification.Challenge.MEET;

import io.rollcall.contracts.verification.CodeCheckResult;
import io.rollcall.contracts.verification.ForgetNumberResult;
import io.rollcall.contracts.verification.PhoneNumberCommand.ForgetNumber;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberForgotten;
import io.rollcall.contracts.verification.SendCodeResult;
import java.time.Duration;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A number that nobody has claimed. */
class ForgettingNumbersTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void forgetsANumberADayAfterItsLastCode() {
        at(NOON.plus(DAY))
                .given(codeIssued(MEET, 1))
                .when(new ForgetNumber(NUMBER))
                .expectEvents(new NumberForgotten(NUMBER))
                .expectResultMessagePayload(new ForgetNumberResult.Forgotten());
    }

    @Test
    void keepsItUntilThen() {
        at(NOON.plus(DAY).minusMillis(1))
                .given(codeIssued(MEET, 1))
                .when(new ForgetNumber(NUMBER))
                .expectNoEvents()
                .expectResultMessagePayload(new ForgetNumberResult.Kept(NOON.plus(DAY)));
    }

    @Test
    void keepsANumberThatSomebodyHolds() {
        at(NOON.plus(DAY))
                .given(codeIssued(MEET, 1), new CodeConfirmed(NUMBER, MEET), new NumberClaimed(NUMBER, OWNER))
                .when(new ForgetNumber(NUMBER))
                .expectNoEvents()
                .expectResultMessagePayload(new ForgetNumberResult.Kept(null));
    }

    @Test
    void forgetsANumberThatNothingEverHappenedTo() {
        at(NOON).givenNoPriorActivity().when(new ForgetNumber(NUMBER)).expectEvents(new NumberForgotten(NUMBER));
    }

    @Test
    void isForgottenOnce() {
        at(NOON.plus(DAY))
                .given(codeIssued(MEET, 1), new NumberForgotten(NUMBER))
                .when(new ForgetNumber(NUMBER))
                .expectNoEvents()
                .expectResultMessagePayload(new ForgetNumberResult.Forgotten());
    }

    @Test
    void sendsNoCodeUnderAForgottenId() {
        at(NOON.plus(DAY))
                .given(codeIssued(MEET, 1), new NumberForgotten(NUMBER))
                .when(sendCode(MEET))
                .expectNoEvents()
                .expectResultMessagePayload(new SendCodeResult.Forgotten());
    }

    @Test
    void takesNoCodeUnderAForgottenIdNotEvenInDebugMode() {
        at(NOON, new Codes(new SecretKeySpec(new byte[32], "HmacSHA256"), true))
                .given(codeIssued(MEET, 1), new NumberForgotten(NUMBER))
                .when(check(MEET, "00000"))
                .expectNoEvents()
                .expectResultMessagePayload(new CodeCheckResult.Invalid());
    }
}
