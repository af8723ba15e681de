// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static io.rollcall.command.verification.PhoneNumberFixture.KEY;
import static io.rollcall.command.verification.PhoneNumberFixture.NONCE;
import static io.rollcall.command.verification.PhoneNumberFixture.NOON;
import static io.rollcall.command.verification.PhoneNumberFixture.NUMBER;
import static io.rollcall.command.verification.PhoneNumberFixture.OWNER;
import static io.rollcall.command.verification.PhoneNumberFixture.PHONE;
import static io.rollcall.command.verification.PhoneNumberFixture.SESSION;
import static io.rollcall.command.verification.PhoneNumberFixture.at;
import static io.rollcall.command.verification.PhoneNumberFixture.check;
import static io.rollcall.command.verification.PhoneNumberFixture.code;
import static io.rollcall.command.verification.PhoneNumberFixture.codeIssued;
import static io.rollcall.command.verification.PhoneNumberFixture.wrong;
import static io.rollcall.contracts.verification.Challenge.MEET;

import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.CodeCheckResult;
import io.rollcall.contracts.verification.NumberStatus;
import io.rollcall.contracts.verification.PhoneNumberCommand.LookAtNumber;
import io.rollcall.contracts.verification.PhoneNumberCommand.SendCode;
import io.rollcall.contracts.verification.PhoneNumberEvent;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.WrongCodeEntered;
import io.rollcall.contracts.verification.Requester;
import io.rollcall.contracts.verification.SendCodeResult;
import io.rollcall.contracts.verification.WrongCodes;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers can do to the codes of somebody else's number: nothing. */
class StrangersTest {

    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID STRANGER = new UUID(0, 2);
    private static final Challenge OTHERS = new Challenge("a stranger's session");
    private static final String LATER = "ffffffffffffffffffffffffffffffff";

    private static Requester stranger(@Nullable UUID tag) {
        return new Requester(tag, false, true, false);
    }

    private static List<PhoneNumberEvent> sends(Challenge challenge, UUID client, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .<PhoneNumberEvent>mapToObj(count -> codeIssued(challenge, LATER, count, client))
                .toList();
    }

    private static SendCode send(Requester by) {
        return new SendCode(NUMBER, KEY, PHONE, MEET, 5, by);
    }

    @Nested
    class Entering {

        @ParameterizedTest
        @ValueSource(strings = {"meet", "a session"})
        void isPossibleForWhoeverAskedBeforeStrangersUsedTheAttemptsUp(String challenge) {
            at(NOON).given(codeIssued(Challenge.of(challenge), NONCE, 1, ANNA))
                    .andGiven(sends(OTHERS, STRANGER, 2, 6))
                    .when(check(Challenge.of(challenge), code(NONCE), stranger(ANNA)))
                    .expectResultMessagePayload(new CodeCheckResult.Right(null, true));
        }

        @Test
        void isPossibleInTheSessionFromAnyNetwork() {
            at(NOON).given(codeIssued(SESSION, NONCE, 1, ANNA))
                    .andGiven(sends(OTHERS, STRANGER, 2, 6))
                    .when(check(SESSION, code(NONCE), stranger(new UUID(0, 3))))
                    .expectResultMessagePayload(new CodeCheckResult.Right(null, true));
        }

        @Test
        void isRefusedToWhoeverUsedTheirOwnAttemptsUp() {
            at(NOON).given(sends(MEET, ANNA, 1, 5))
                    .when(check(MEET, code(LATER), stranger(ANNA)))
                    .expectResultMessagePayload(new CodeCheckResult.Throttled());
        }

        @Test
        void isRefusedToWhoeverAskedForNothingOnceAllAreUsedUp() {
            at(NOON).given(codeIssued(MEET, NONCE, 1, ANNA))
                    .andGiven(sends(OTHERS, STRANGER, 2, 5))
                    .when(check(MEET, code(NONCE), stranger(new UUID(0, 3))))
                    .expectResultMessagePayload(new CodeCheckResult.Throttled());
        }

        @Test
        void isNotEndedByACodeThatAStrangerAsksFor() {
            at(NOON).given(codeIssued(MEET, NONCE, 1, ANNA), codeIssued(MEET, LATER, 2, STRANGER))
                    .when(check(MEET, code(NONCE), stranger(ANNA)))
                    .expectResultMessagePayload(new CodeCheckResult.Right(null, true));
        }

        @Test
        void takesTheNewestCodeFromWhoeverHasChangedTheirNetwork() {
            at(NOON).given(codeIssued(MEET, NONCE, 1, ANNA))
                    .when(check(MEET, code(NONCE), Requester.ANYBODY))
                    .expectResultMessagePayload(new CodeCheckResult.Right(null, true));
        }

        @Test
        void countsAWrongCodeToWhoeverAskedForIt() {
            at(NOON).given(codeIssued(SESSION, NONCE, 1, ANNA))
                    .when(check(SESSION, wrong(), stranger(STRANGER)))
                    .expectEvents(new WrongCodeEntered(
                            NUMBER, SESSION, new Attempts(2, NOON), ANNA, new WrongCodes(false, 1, NOON, null)));
        }

        @Test
        void usesTheRightCodeUpWhereItHasToBeDoneTwice() {
            at(NOON).given(codeIssued(MEET, NONCE, 1, ANNA))
                    .when(check(MEET, code(NONCE), new Requester(ANNA, false, true, true)))
                    .expectEvents(new CodeConfirmed(NUMBER, MEET))
                    .expectResultMessagePayload(new CodeCheckResult.Again());
        }

        @Test
        void comparesNothingThatCouldTakeAnAccountOverAndIsNotCounted() {
            var uncounted = new Requester(ANNA, false, false, false);
            at(NOON).given(codeIssued(MEET, NONCE, 1, ANNA), new NumberClaimed(NUMBER, OWNER))
                    .when(check(MEET, code(NONCE), uncounted))
                    .expectNoEvents()
                    .expectException(NotCounted.class);
            at(NOON).given(codeIssued(MEET, NONCE, 1, ANNA))
                    .when(check(MEET, code(NONCE), uncounted))
                    .expectResultMessagePayload(new CodeCheckResult.Right(null, true));
        }
    }

    @Nested
    class AskingForACode {

        @Test
        void isPossibleThoughAStrangerHasUsedTheirAttemptsUp() {
            asked(5, stranger(ANNA)).expectResultMessagePayload(new SendCodeResult.Sent(true, null));
            asked(5, stranger(STRANGER)).expectResultMessagePayload(new SendCodeResult.Throttled());
        }

        @Test
        void isRefusedToStrangersWhoTogetherHaveAskedTooOften() {
            asked(15, stranger(ANNA)).expectResultMessagePayload(new SendCodeResult.Throttled());
        }

        @Test
        void isPossibleThenForWhomTheNumberKnows() {
            asked(15, new Requester(ANNA, true, true, false))
                    .expectResultMessagePayload(new SendCodeResult.Sent(true, null));
        }

        private ResultValidator<PhoneNumber> asked(int before, Requester by) {
            return at(NOON).given(sends(OTHERS, STRANGER, 1, before)).when(send(by));
        }
    }

    @Nested
    class Standing {

        @Test
        void isAtStakeWhereARightCodeWouldLeadToAnAccount() {
            at(NOON).given(
                            codeIssued(SESSION, NONCE, 1, ANNA),
                            new NumberClaimed(NUMBER, OWNER),
                            new WrongCodeEntered(NUMBER, SESSION, new Attempts(2, NOON), ANNA, null))
                    .when(new LookAtNumber(NUMBER, SESSION, stranger(null)))
                    .expectNoEvents()
                    .expectResultMessagePayload(new NumberStatus(OWNER, true));
        }

        @Test
        void isNotAtStakeWithoutAnOwnerOrACodeOrAttempts() {
            at(NOON).given(codeIssued(SESSION, NONCE, 1, ANNA))
                    .when(new LookAtNumber(NUMBER, SESSION, stranger(ANNA)))
                    .expectResultMessagePayload(new NumberStatus(null, false));
            at(NOON).given(codeIssued(SESSION, NONCE, 1, ANNA), new NumberClaimed(NUMBER, OWNER))
                    .when(new LookAtNumber(NUMBER, MEET, stranger(ANNA)))
                    .expectResultMessagePayload(new NumberStatus(OWNER, false));
            at(NOON).given(sends(MEET, ANNA, 1, 5))
                    .andGiven(new NumberClaimed(NUMBER, OWNER))
                    .when(new LookAtNumber(NUMBER, MEET, stranger(ANNA)))
                    .expectResultMessagePayload(new NumberStatus(OWNER, false));
        }
    }
}
