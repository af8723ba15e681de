// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Refusal;
import io.rollcall.web.shared.BlockingExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BudgetedLookUpLimitTest implements Limits {

    private static final UserId ADA = new UserId(7);
    private static final UserId BOB = new UserId(8);
    private static final UserId CLEO = new UserId(9);
    private static final LimitDecision CLOSED = new LimitDecision.Closed(Dimension.USER, Duration.ofSeconds(7));

    private final List<Charge> charges = new ArrayList<>();
    private final Set<UserId> acquaintances = new HashSet<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final BlockingExecutor blocking = new BlockingExecutor();
    private final BudgetedLookUpLimit lookUps = new BudgetedLookUpLimit(this, this::acquaintances, blocking);
    private LimitDecision decision = new LimitDecision.Granted();

    @Test
    void whoeverWasLookedUpLatelyCostsNothingOnceMore() {
        lookUps.takeNow(Door.MEET, ADA, List.of(BOB, CLEO, BOB));
        lookUps.takeNow(Door.CHAT, ADA, List.of(BOB));
        lookUps.takeNow(Door.MEET, CLEO, List.of(BOB));
        assertThat(charges).containsExactly(charge(ADA, 2), charge(CLEO, 1));
    }

    @AfterEach
    void close() {
        blocking.close();
    }

    @Test
    void nobodyIsAskedWhoKnowsWhomAsLongAsTheBudgetSuffices() {
        lookUps.takeNow(Door.MEET, ADA, List.of(BOB, CLEO));
        assertThat(asked).hasValue(0);
    }

    @Test
    void whoIsInAMeetingOrGroupWithSomebodyIsShownThoughTheBudgetIsUsedUp() {
        acquaintances.add(BOB);
        decision = CLOSED;
        lookUps.takeNow(Door.CHAT, ADA, List.of(BOB));
        assertThat(charges).containsExactly(charge(ADA, 1));
        lookUps.takeNow(Door.CHAT, ADA, List.of(BOB));
        assertThat(asked).hasValue(1);
    }

    @Test
    void theOthersAreTakenFromWhatIsLeft() {
        acquaintances.add(BOB);
        decision = CLOSED;
        assertThatThrownBy(() -> lookUps.takeNow(Door.MEET, ADA, List.of(BOB, CLEO)))
                .isInstanceOf(Refusal.class);
        assertThat(charges).containsExactly(charge(ADA, 2), charge(ADA, 1));
    }

    /** An address or a code says nothing of its holder. */
    @Test
    void addressesAndCodesAreNobodysAcquaintance() {
        decision = CLOSED;
        assertThatThrownBy(() -> lookUps.takeNow(Door.CHAT, ADA, List.of("bob@example.org")))
                .isInstanceOf(Refusal.class);
        assertThat(charges).hasSize(1);
        assertThat(asked).hasValue(0);
    }

    @Test
    void oneselfCostsNothing() {
        lookUps.takeNow(Door.MEET, ADA, List.of(ADA));
        lookUps.takeNow(Door.MEET, ADA, List.of());
        assertThat(charges).isEmpty();
    }

    @Test
    void whatWasRefusedIsAskedAgain() {
        decision = CLOSED;
        for (var door : Door.values()) {
            assertThatThrownBy(() -> lookUps.takeNow(door, ADA, List.of(BOB)))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.answer().status()).isEqualTo(429);
                        assertThat(refusal.answer().headers()).containsEntry("Retry-After", "7");
                    });
        }
        assertThat(charges).hasSize(Door.values().length);
    }

    @Override
    public CompletableFuture<LimitDecision> take(Charge charge) {
        charges.add(charge);
        return CompletableFuture.completedFuture(decision);
    }

    @Override
    public CompletableFuture<Void> giveBack(Charge charge) {
        throw new UnsupportedOperationException("What is looked up is known");
    }

    private Set<UserId> acquaintances(UserId user, Collection<UserId> among) {
        asked.incrementAndGet();
        return among.stream().filter(acquaintances::contains).collect(Collectors.toSet());
    }

    private static Charge charge(UserId user, long amount) {
        return new Charge(Cost.LOOK_UP, Map.of(Dimension.USER, user.toString()), amount);
    }
}
