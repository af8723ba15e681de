// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.verification;

import static io.rollcall.command.verification.PhoneNumberFixture.PHONE;
import static io.rollcall.command.verification.PhoneNumberFixture.SERVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.http.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CodeBudgetTest {

    private static final ClientAddress CLIENT = ClientAddress.of("192.0.2.7");
    private static final ClientAddress HOME = ClientAddress.of("203.0.113.9");
    private static final String MEMBER = "+79161234567";
    private static final String PREMIUM = "+19002345678";

    private final RecordedLimits limits = new RecordedLimits();
    private final CodeBudget budget = new CodeBudget(limits, SERVED, new Known());

    /** One member, with a number that knows one client. */
    private static final class Known implements CodeBudget.NumberKnowledge {

        @Override
        public boolean isMembers(String phone) {
            return phone.equals(MEMBER);
        }

        @Override
        public boolean knows(String phone, ClientAddress client) {
            return phone.equals(MEMBER) && client.equals(HOME);
        }
    }

    private static final class RecordedLimits implements Limits {

        final List<Charge> taken = new ArrayList<>();
        final List<Charge> givenBack = new ArrayList<>();
        LimitDecision decision = new LimitDecision.Granted();

        @Override
        public CompletableFuture<LimitDecision> take(Charge charge) {
            taken.add(charge);
            return CompletableFuture.completedFuture(decision);
        }

        @Override
        public CompletableFuture<Void> giveBack(Charge charge) {
            givenBack.add(charge);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void aCodeIsPaidForByAllThatItConcerns() {
        assertThat(pay(PHONE)).isEqualTo("sent");
        assertThat(limits.taken).containsExactly(charge(Cost.CODE, PHONE, "RU", "+7925074", 10));
        assertThat(limits.givenBack).isEmpty();
    }

    @Test
    void membersPayFromBudgetsOfTheirOwn() {
        pay(MEMBER);
        assertThat(limits.taken).containsExactly(charge(Cost.MEMBER_CODE, MEMBER, "RU", "+7916123", 10));
    }

    /** So no stranger uses up what somebody is sent where they live. */
    @Test
    void whomTheNumberKnowsPaysFromBudgetsOfTheirOwnToo() {
        budget.pay(HOME, MEMBER, Refusal::throttled, () -> "sent");
        budget.confirmed(HOME, MEMBER, true);
        assertThat(limits.taken).extracting(Charge::cost).containsExactly(Cost.KNOWN_CODE);
        assertThat(limits.givenBack).extracting(Charge::cost).containsExactly(Cost.KNOWN_CODE);
    }

    @Test
    void whereNoSmsLeavesOnlyClientAndNumberPay() {
        pay(PREMIUM);
        pay("+12");
        assertThat(limits.taken)
                .extracting(charge -> charge.keys().keySet())
                .allSatisfy(keys -> assertThat(keys)
                        .containsExactlyInAnyOrder(
                                Dimension.NETWORK, Dimension.ADDRESS, Dimension.NUMBER, Dimension.NUMBER_OF_NETWORK));
    }

    @Test
    void theRightCodeGivesBackNineTenths() {
        budget.confirmed(CLIENT, MEMBER, true);
        budget.confirmed(CLIENT, PHONE, false);
        assertThat(limits.givenBack)
                .containsExactly(
                        charge(Cost.MEMBER_CODE, MEMBER, "RU", "+7916123", 9),
                        charge(Cost.CODE, PHONE, "RU", "+7925074", 9));
    }

    @Test
    void nothingIsSentWhereABudgetDoesNotSuffice() {
        limits.decision = new LimitDecision.Closed(Dimension.PREFIX, Duration.ofMillis(61_001));
        assertThatThrownBy(() -> budget.pay(CLIENT, PHONE, Refusal::throttled, () -> {
                    throw new AssertionError("sent");
                }))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer().headers().toString())
                                .contains("Retry-After", "62"));
        assertThat(limits.givenBack).isEmpty();
    }

    @Test
    void whatIsRefusedAfterAllCostsNothing() {
        assertThatThrownBy(() -> budget.pay(CLIENT, PHONE, Refusal::throttled, () -> {
                    throw Refusal.throttled();
                }))
                .isInstanceOf(Refusal.class);
        assertThat(limits.givenBack).isEqualTo(limits.taken);
    }

    private String pay(String phone) {
        return budget.pay(CLIENT, phone, Refusal::throttled, () -> "sent");
    }

    private static Charge charge(Cost cost, String phone, String country, String block, long tokens) {
        var keys = Map.of(
                Dimension.ALL,
                "",
                Dimension.COUNTRY,
                country,
                Dimension.PREFIX,
                block,
                Dimension.NETWORK,
                CLIENT.network(),
                Dimension.ADDRESS,
                CLIENT.host(),
                Dimension.NUMBER,
                phone,
                Dimension.NUMBER_OF_NETWORK,
                phone + " " + CLIENT.network());
        return new Charge(cost, keys, tokens);
    }
}
