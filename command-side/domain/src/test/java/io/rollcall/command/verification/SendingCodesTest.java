// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static io.rollcall.command.verification.PhoneNumberFixture.NONCE;
import static io.rollcall.command.verification.PhoneNumberFixture.NOON;
import static io.rollcall.command.verification.PhoneNumberFixture.NUMBER;
import static io.rollcall.command.verification.PhoneNumberFixture.OWNER;
import static io.rollcall.command.verification.PhoneNumberFixture.at;
import static io.rollcall.command.verification.PhoneNumberFixture.codeIssued;
import static io.rollcall.command.verification.PhoneNumberFixture.issued;
import static io.rollcall.command.verification.PhoneNumberFixture.sendCode;
import static io.rollcall.contracts.verification.Challenge.MEET;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeUndeliverable;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.SendCodeResult;
import java.time.Duration;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;

/** Asking for a code. */
class SendingCodesTest {

    @Test
    void issuesItForFiveMinutesAndCountsIt() {
        at(NOON).givenNoPriorActivity()
                .when(sendCode(MEET))
                .expectEventsMatching(Matchers.payloadsMatching(
                        Matchers.exactSequenceOf(issued(MEET, NOON.plus(Duration.ofMinutes(5)), 1))))
                .expectResultMessagePayload(new SendCodeResult.Sent(true, null));
    }

    @Test
    void saysThatTheNumberIsNotNewOnceItIsClaimed() {
        at(NOON).given(codeIssued(MEET, 1), new CodeConfirmed(NUMBER, MEET), new NumberClaimed(NUMBER, OWNER))
                .when(sendCode(MEET))
                .expectResultMessagePayload(new SendCodeResult.Sent(false, null));
    }

    /** That it was claimed at a door which asks for nothing but the number changes nothing for the others. */
    @Test
    void saysThatTheNumberIsNewWhileItsOwnerHasNotSignedUp() {
        var entered = new UserId(8);
        at(NOON).given(codeIssued(MEET, 1), new CodeConfirmed(NUMBER, MEET), new NumberClaimed(NUMBER, entered))
                .when(sendCode(MEET))
                .expectResultMessagePayload(new SendCodeResult.Sent(true, null));
    }

    @Test
    void showsTheCodeInDebugModeOnly() {
        var codes = new Codes(new SecretKeySpec(new byte[32], "HmacSHA256"), true);
        assertThat(codes.shown(NUMBER, NONCE, 4))
                .isEqualTo(codes.code(NUMBER, NONCE, 4))
                .matches("[0-9]{4}");
        assertThat(PhoneNumberFixture.CODES.shown(NUMBER, NONCE, 4)).isNull();
    }

    /** What is answered does not tell whether an SMS leaves; the event does. */
    @Test
    void issuesACodeToANumberThatIsNotServedAndRecordsThatItDoesNotLeave() {
        at(NOON).givenNoPriorActivity()
                .when(sendCode(MEET, "+19002345678"))
                .expectEventsMatching(Matchers.payloadsMatching(Matchers.exactSequenceOf(
                        Matchers.predicate(CodeIssued.class::isInstance),
                        Matchers.predicate(event -> event instanceof CodeUndeliverable undeliverable
                                && undeliverable.reason().equals("type-premium-rate")))))
                .expectResultMessagePayload(new SendCodeResult.Sent(true, null));
    }

    @Test
    void isThrottledAfterFiveAndRecordsNothing() {
        at(NOON).given(codeIssued(MEET, 5))
                .when(sendCode(MEET))
                .expectNoEvents()
                .expectResultMessagePayload(new SendCodeResult.Throttled());
    }

    @Test
    void isThrottledForAClaimedNumberTooWithoutTellingThatItIs() {
        at(NOON).given(
                        codeIssued(MEET, 1),
                        new CodeConfirmed(NUMBER, MEET),
                        new NumberClaimed(NUMBER, OWNER),
                        codeIssued(MEET, 5))
                .when(sendCode(MEET))
                .expectResultMessagePayload(new SendCodeResult.Throttled());
    }

    @Test
    void beginsANewWindowFiveMinutesAfterTheFirstAttempt() {
        at(NOON.plus(Duration.ofMinutes(5)))
                .given(codeIssued(MEET, 5))
                .when(sendCode(MEET))
                .expectEventsMatching(Matchers.payloadsMatching(
                        Matchers.exactSequenceOf(issued(MEET, NOON.plus(Duration.ofMinutes(10)), 1))));
    }
}
