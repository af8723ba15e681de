// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static io.rollcall.command.verification.PhoneNumberFixture.NOON;
import static io.rollcall.command.verification.PhoneNumberFixture.NUMBER;
import static io.rollcall.command.verification.PhoneNumberFixture.OWNER;
import static io.rollcall.command.verification.PhoneNumberFixture.at;
import static io.rollcall.command.verification.PhoneNumberFixture.codeIssued;
import static io.rollcall.command.verification.PhoneNumberFixture.issued;
import static io.rollcall.command.verification.PhoneNumberFixture.sendCode;
import static io.rollcall.contracts.verification.Challenge.MEET;

import io.rollcall.contracts.verification.CodeSending;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import java.time.Duration;
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
                .expectResultMessagePayload(new CodeSending.Sent(true, null));
    }

    @Test
    void saysThatTheNumberIsNotNewOnceItIsClaimed() {
        at(NOON).given(codeIssued(MEET, 1), new CodeConfirmed(NUMBER, MEET), new NumberClaimed(NUMBER, OWNER))
                .when(sendCode(MEET))
                .expectResultMessagePayload(new CodeSending.Sent(false, null));
    }

    @Test
    void isThrottledAfterFiveAndRecordsNothing() {
        at(NOON).given(codeIssued(MEET, 5))
                .when(sendCode(MEET))
                .expectNoEvents()
                .expectResultMessagePayload(new CodeSending.Throttled());
    }

    @Test
    void isThrottledForAClaimedNumberTooWithoutTellingThatItIs() {
        at(NOON).given(
                        codeIssued(MEET, 1),
                        new CodeConfirmed(NUMBER, MEET),
                        new NumberClaimed(NUMBER, OWNER),
                        codeIssued(MEET, 5))
                .when(sendCode(MEET))
                .expectResultMessagePayload(new CodeSending.Throttled());
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
