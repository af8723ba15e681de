// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static io.rollcall.command.verification.PhoneNumberFixture.NONCE;
import static io.rollcall.command.verification.PhoneNumberFixture.NOON;
import static io.rollcall.command.verification.PhoneNumberFixture.NUMBER;
import static io.rollcall.command.verification.PhoneNumberFixture.OWNER;
import static io.rollcall.command.verification.PhoneNumberFixture.at;
import static io.rollcall.command.verification.PhoneNumberFixture.codeIssued;
import static io.rollcall.contracts.verification.Challenge.MEET;

import io.rollcall.contracts.verification.PhoneNumberCommand.RecordDelivery;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeDelivered;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeUndeliverable;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberForgotten;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a code on its way. */
class DeliveringCodesTest {

    private static final String REASON = "UNDELIV 001";
    private static final RecordDelivery RECORD_DELIVERY = new RecordDelivery(NUMBER, MEET, NONCE, null);
    private static final CodeDelivered DELIVERED = new CodeDelivered(NUMBER, MEET, NONCE, NOON);
    private static final RecordDelivery RECORD_FAILED = new RecordDelivery(NUMBER, MEET, NONCE, REASON);
    private static final CodeUndeliverable UNDELIVERABLE = new CodeUndeliverable(NUMBER, MEET, NONCE, REASON);

    @Nested
    class RecordingADelivery {

        @Test
        void tellsWhenItWas() {
            at(NOON).given(codeIssued(MEET, 1))
                    .when(RECORD_DELIVERY)
                    .expectEvents(DELIVERED)
                    .expectResultMessagePayload(true);
        }

        @Test
        void isRecordedOnce() {
            at(NOON).given(codeIssued(MEET, 1), DELIVERED)
                    .when(RECORD_DELIVERY)
                    .expectNoEvents()
                    .expectResultMessagePayload(false);
        }

        @Test
        void mayComeAfterTheCodeWasUsed() {
            at(NOON).given(codeIssued(MEET, 1), new CodeConfirmed(NUMBER, MEET), new NumberClaimed(NUMBER, OWNER))
                    .when(RECORD_DELIVERY)
                    .expectEvents(DELIVERED);
        }

        @Test
        void mayComeAfterTheNextCodeWasIssued() {
            at(NOON).given(codeIssued(MEET, 1), codeIssued(MEET, "f".repeat(32), 2))
                    .when(RECORD_DELIVERY)
                    .expectEvents(DELIVERED);
        }

        @Test
        void isNotAwaitedOfCodesThatManyHaveFollowed() {
            List<CodeIssued> codes = new ArrayList<>();
            codes.add(codeIssued(MEET, 1));
            for (var i = 0; i < 16; i++) {
                codes.add(codeIssued(MEET, "%032x".formatted(i), 1));
            }
            at(NOON).given(codes).when(RECORD_DELIVERY).expectNoEvents().expectResultMessagePayload(false);
        }

        @Test
        void isNoNewsOfANumberThatIsReleased() {
            at(NOON).given(
                            codeIssued(MEET, 1),
                            new CodeConfirmed(NUMBER, MEET),
                            new NumberClaimed(NUMBER, OWNER),
                            new NumberReleased(
                                    NUMBER, OWNER, new io.rollcall.contracts.privacy.KeyId(new java.util.UUID(3, 3))))
                    .when(RECORD_DELIVERY)
                    .expectNoEvents()
                    .expectResultMessagePayload(false);
        }

        @Test
        void isNoNewsOfANumberThatIsForgotten() {
            at(NOON).given(codeIssued(MEET, 1), new NumberForgotten(NUMBER))
                    .when(RECORD_DELIVERY)
                    .expectNoEvents()
                    .expectResultMessagePayload(false);
        }

        @Test
        void isNoNewsOfANumberThatWasSentNothing() {
            at(NOON).givenNoPriorActivity().when(RECORD_DELIVERY).expectNoEvents();
        }
    }

    @Nested
    class RecordingAFailedDelivery {

        @Test
        void tellsWhy() {
            at(NOON).given(codeIssued(MEET, 1))
                    .when(RECORD_FAILED)
                    .expectEvents(UNDELIVERABLE)
                    .expectResultMessagePayload(true);
        }

        @Test
        void isRecordedOnce() {
            at(NOON).given(codeIssued(MEET, 1), UNDELIVERABLE)
                    .when(RECORD_FAILED)
                    .expectNoEvents()
                    .expectResultMessagePayload(false);
        }

        @Test
        void isNoNewsOnceTheCodeWasDelivered() {
            at(NOON).given(codeIssued(MEET, 1), DELIVERED).when(RECORD_FAILED).expectNoEvents();
        }

        @Test
        void isNoNewsOfANumberThatIsForgotten() {
            at(NOON).given(codeIssued(MEET, 1), new NumberForgotten(NUMBER))
                    .when(RECORD_FAILED)
                    .expectNoEvents();
        }
    }
}
