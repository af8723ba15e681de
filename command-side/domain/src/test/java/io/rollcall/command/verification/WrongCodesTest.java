// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static io.rollcall.command.verification.PhoneNumberFixture.CODES;
import static io.rollcall.command.verification.PhoneNumberFixture.NONCE;
import static io.rollcall.command.verification.PhoneNumberFixture.NOON;
import static io.rollcall.command.verification.PhoneNumberFixture.NUMBER;
import static io.rollcall.command.verification.PhoneNumberFixture.at;
import static io.rollcall.command.verification.PhoneNumberFixture.check;
import static io.rollcall.command.verification.PhoneNumberFixture.code;
import static io.rollcall.command.verification.PhoneNumberFixture.codeIssued;
import static io.rollcall.command.verification.PhoneNumberFixture.wrong;
import static io.rollcall.contracts.verification.Challenge.MEET;

import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.CodeCheckResult;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.WrongCodeEntered;
import io.rollcall.contracts.verification.Requester;
import io.rollcall.contracts.verification.WrongCodes;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong codes for one number: twenty in a day, and then pauses that double. */
class WrongCodesTest {

    private static final Attempts FEW = new Attempts(1, NOON);

    private static WrongCodeEntered wrongCode(boolean known, int count, @Nullable Instant pausedUntil) {
        return new WrongCodeEntered(NUMBER, MEET, FEW, null, new WrongCodes(known, count, NOON, pausedUntil));
    }

    private static TestExecutor<PhoneNumber> after(int count, @Nullable Instant pausedUntil) {
        return at(NOON).given(codeIssued(MEET, 1), wrongCode(false, count, pausedUntil));
    }

    @ParameterizedTest
    @CsvSource({"18,", "19,PT1M", "20,PT2M", "21,PT4M", "29,PT1024M", "35,PT720H", "80,PT720H"})
    void leadToPausesThatDouble(int before, @Nullable Duration pause) {
        after(before, before < 20 ? null : NOON)
                .when(check(MEET, wrong()))
                .expectEvents(new WrongCodeEntered(
                        NUMBER,
                        MEET,
                        new Attempts(2, NOON),
                        null,
                        new WrongCodes(false, before + 1, NOON, pause == null ? null : NOON.plus(pause))));
    }

    @Test
    void haveNothingComparedDuringAPause() {
        after(20, NOON.plusSeconds(1))
                .when(check(MEET, code(NONCE)))
                .expectNoEvents()
                .expectException(CodesPaused.class);
    }

    @Test
    void ofStrangersDoNotPauseWhomTheNumberKnows() {
        after(20, NOON.plusSeconds(1))
                .when(check(MEET, code(NONCE), new Requester(null, true, true, false)))
                .expectResultMessagePayload(new CodeCheckResult.Right(null, true));
    }

    @Test
    void ofThoseWhomTheNumberKnowsPauseThemToo() {
        at(NOON).given(codeIssued(MEET, 1), wrongCode(true, 20, NOON.plusSeconds(1)))
                .when(check(MEET, code(NONCE), new Requester(null, true, true, false)))
                .expectException(CodesPaused.class);
    }

    @Test
    void areForgottenWithTheRightOne() {
        at(NOON).given(codeIssued(MEET, 1), wrongCode(false, 25, NOON.plusSeconds(60)), new CodeConfirmed(NUMBER, MEET))
                .andGiven(codeIssued(MEET, 1))
                .when(check(MEET, wrong()))
                .expectEvents(new WrongCodeEntered(
                        NUMBER, MEET, new Attempts(2, NOON), null, new WrongCodes(false, 1, NOON, null)));
    }

    @Test
    void areForgottenAfterADayAsLongAsTheyWereFewEnough() {
        var yesterday = NOON.minus(Duration.ofDays(1));
        at(NOON).given(
                        codeIssued(MEET, 1),
                        new WrongCodeEntered(NUMBER, MEET, FEW, null, new WrongCodes(false, 19, yesterday, null)))
                .when(check(MEET, wrong()))
                .expectEvents(new WrongCodeEntered(
                        NUMBER, MEET, new Attempts(2, NOON), null, new WrongCodes(false, 1, NOON, null)));
    }

    /** What is only recorded refuses nothing. */
    @Test
    void leadToNoPauseWhereLimitsOnlyRecord() {
        at(NOON, CODES, false)
                .given(codeIssued(MEET, 1), wrongCode(false, 20, NOON.plusSeconds(1)))
                .when(check(MEET, code(NONCE)))
                .expectResultMessagePayload(new CodeCheckResult.Right(null, true));
    }
}
