// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is taken of 128 KiB, of which large bodies may have 96; a body is large from 64 KiB on. */
class BodyBudgetTest {

    private static final int KIB = 1024;

    private final AtomicLong nanos = new AtomicLong();
    private final BodyBudget budget = new BodyBudget(128 * KIB, nanos::get);

    @Test
    void bodiesThatHaveCeasedToArriveGiveWayToOneThatArrives() {
        var unfinished = new ArrayList<BodyBudget.Share>();
        for (var i = 0; i < 64; i++) {
            unfinished.add(taking("attacker", 2 * KIB));
        }
        var early = budget.share("attacker");
        assertThat(early.take(KIB)).isFalse();
        pass(Duration.ofSeconds(3));
        var honest = budget.share("attacker"); // behind the same address, too
        assertThat(honest.take(60 * KIB)).isTrue();
        assertThat(statusesOfTheLost(unfinished)).isNotEmpty().containsOnly(408);
        assertThat(budget.taken()).isLessThanOrEqualTo(128 * KIB);
    }

    @Test
    void aTrickleIsNoArrival() {
        var trickle = taking("attacker", 90 * KIB);
        for (var i = 0; i < 4; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(trickle.take(1)).isTrue();
        }
        assertThat(budget.share("honest").take(80 * KIB)).isTrue();
        assertThat(statusesOfTheLost(List.of(trickle))).containsExactly(408);
    }

    @Test
    void anAddressThatTakesMostOfAllGivesWayToOthersThoughItsBodiesArrive() {
        var greedy = List.of(taking("attacker", 45 * KIB), taking("attacker", 50 * KIB));
        assertThat(budget.share("honest").take(70 * KIB)).isFalse(); // it would have more itself
        var honest = taking("honest", 20 * KIB);
        assertThat(honest.take(30 * KIB)).isTrue();
        assertThat(statusesOfTheLost(greedy)).containsExactly(503);
    }

    @Test
    void nobodyLosesWhatArrivesToTheirOwnAddressOrToOneThatHasAsMuch() {
        var first = taking("crowd", 90 * KIB);
        assertThat(budget.share("crowd").take(80 * KIB)).isFalse();
        assertThat(statusesOfTheLost(List.of(first))).isEmpty();
    }

    @Test
    void aBodyThatIsWorkedWithKeepsItsRoom() {
        var whole = taking("slow work", 90 * KIB);
        whole.arrived();
        pass(Duration.ofMinutes(1));
        assertThat(budget.share("other").take(80 * KIB)).isFalse();
        whole.close();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void whoHasLostTheirRoomGetsNoneAgain() {
        var unfinished = taking("attacker", 90 * KIB);
        pass(Duration.ofSeconds(3));
        var other = taking("other", 80 * KIB);
        assertThat(unfinished.take(KIB)).isFalse();
        unfinished.close();
        assertThat(budget.taken()).isEqualTo(80 * KIB);
        other.close();
        assertThat(budget.taken()).isZero();
    }

    private BodyBudget.Share taking(String address, int bytes) {
        var share = budget.share(address);
        assertThat(share.take(bytes)).isTrue();
        return share;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static List<Integer> statusesOfTheLost(List<BodyBudget.Share> shares) {
        var statuses = new ArrayList<Integer>();
        shares.forEach(share -> share.lost().subscribe(none -> {}, lost -> statuses.add(status(lost))));
        return statuses;
    }

    private static int status(Throwable lost) {
        assertThatThrownBy(() -> {
                    throw lost;
                })
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer().headers()).containsEntry("Connection", "close"));
        return ((Refusal) lost).answer().status();
    }
}
