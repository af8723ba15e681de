// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.account.SignedUp;
import io.rollcall.contracts.referral.ActivationResult;
import io.rollcall.contracts.referral.InviteCodeEvent.InviteCodeClaimed;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.ReferralCommand.ActivateInviteCode;
import io.rollcall.contracts.referral.ReferralCommand.AllotInviteCode;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeActivated;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeAllotted;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReferralTest {

    private static final UserId ANNA = new UserId(7);
    private static final UserId BORIS = new UserId(8);
    private static final UserId LEFT = new UserId(9);
    private static final InviteCodeId OF_ANNA = InviteCodeId.of("Anna07");
    private static final InviteCodeId OF_BORIS = InviteCodeId.of("Boris8");
    private static final InviteCodeId OF_LEFT = InviteCodeId.of("Left09");
    private static final InviteCodeAllotted ALLOTTED = new InviteCodeAllotted(ANNA, OF_ANNA);
    private static final InviteCodeActivated ACTIVATED = new InviteCodeActivated(ANNA, OF_BORIS, BORIS);

    @Nested
    class ActivatingAnInviteCode {

        @Test
        void recordsTheInviter() {
            activate(OF_BORIS.value(), ALLOTTED)
                    .expectEvents(ACTIVATED)
                    .expectResultMessagePayload(ActivationResult.DONE);
        }

        @Test
        void isDoneByWhoHasNoCodeYet() {
            activate(OF_BORIS.value()).expectEvents(ACTIVATED).expectResultMessagePayload(ActivationResult.DONE);
        }

        @Test
        void isDoneOnce() {
            isRefused(ActivationResult.ALREADY_ACTIVATED, OF_BORIS.value(), ALLOTTED, ACTIVATED);
        }

        @Test
        void isRefusedAsDoneBeforeTheCodeIsLookedAt() {
            isRefused(ActivationResult.ALREADY_ACTIVATED, "nobody", ALLOTTED, ACTIVATED);
            isRefused(ActivationResult.ALREADY_ACTIVATED, OF_ANNA.value(), ALLOTTED, ACTIVATED);
        }

        @Test
        void isRefusedForACodeThatNobodyHas() {
            isRefused(ActivationResult.UNKNOWN_CODE, "nobody", ALLOTTED);
            isRefused(ActivationResult.UNKNOWN_CODE, "no code at all", ALLOTTED);
            isRefused(ActivationResult.UNKNOWN_CODE, "anna07", ALLOTTED);
        }

        @Test
        void isRefusedForTheCodeOfSomebodyWhoHasLeft() {
            isRefused(ActivationResult.UNKNOWN_CODE, OF_LEFT.value(), ALLOTTED);
        }

        @Test
        void isRefusedForOnesOwn() {
            isRefused(ActivationResult.OWN_CODE, OF_ANNA.value(), ALLOTTED);
        }

        @Test
        void isRefusedToWhoHasLeft() {
            fixture()
                    .givenNoPriorActivity()
                    .when(new ActivateInviteCode(LEFT, OF_ANNA.value()))
                    .expectNoEvents()
                    .expectResultMessagePayload(ActivationResult.USER_LEFT);
        }

        private void isRefused(ActivationResult refusal, String code, Object... history) {
            activate(code, history).expectNoEvents().expectResultMessagePayload(refusal);
        }

        private ResultValidator<Referral> activate(String code, Object... history) {
            return fixture().given(history).when(new ActivateInviteCode(ANNA, code));
        }
    }

    @Nested
    class AllottingAnInviteCode {

        @Test
        void givesACodeToWhoHasNone() {
            fixture()
                    .registerIgnoredField(InviteCodeAllotted.class, "code")
                    .givenNoPriorActivity()
                    .when(new AllotInviteCode(ANNA))
                    .expectEvents(ALLOTTED);
        }

        @Test
        void changesNothingForWhoHasOne() {
            fixture().given(ALLOTTED).when(new AllotInviteCode(ANNA)).expectNoEvents();
        }

        @Test
        void changesNothingForWhoHasLeft() {
            fixture().givenNoPriorActivity().when(new AllotInviteCode(LEFT)).expectNoEvents();
        }
    }

    @Test
    void invitationsAreFoundByCodesOfSixLettersOrDigits() {
        assertThat(InviteCodeId.parse("aZ0123")).contains(InviteCodeId.of("aZ0123"));
        for (var text : List.of("", "aZ012", "aZ01234", "aZ012é", "aZ 123", "aZ012\n")) {
            assertThat(InviteCodeId.parse(text)).as(text).isEmpty();
        }
    }

    private static AggregateTestFixture<Referral> fixture() {
        var fixture = new AggregateTestFixture<>(Referral.class);
        var codes = new InviteCodes(new AggregateTestFixture<>(InviteCode.class).getRepository());
        fixture.registerAnnotatedCommandHandler(
                new ReferralCommandHandler(fixture.getRepository(), new Owners(), codes, SignedUp.only(ANNA, BORIS)));
        return fixture;
    }

    /** Three codes are somebody's. */
    private static final class Owners implements Reader<InviteCode> {

        private static final Map<InviteCodeId, UserId> OWNERS = Map.of(OF_ANNA, ANNA, OF_BORIS, BORIS, OF_LEFT, LEFT);

        @Override
        public <R> Optional<R> read(String aggregate, Function<InviteCode, R> look) {
            return OWNERS.entrySet().stream()
                    .filter(entry -> entry.getKey().aggregate().equals(aggregate))
                    .findFirst()
                    .map(entry -> {
                        var code = new InviteCode();
                        code.evolve(new InviteCodeClaimed(entry.getKey(), entry.getValue()));
                        return look.apply(code);
                    });
        }
    }
}
