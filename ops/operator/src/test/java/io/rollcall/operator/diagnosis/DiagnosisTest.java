// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.diagnosis.DiagnosisEndpoint.Page;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** All checks are made side by side; none holds the page, and none that could not be made counts as well. */
class DiagnosisTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void nothingFoundIsWell() throws Exception {
        assertThat(page(List::of)).isEqualTo(new Page("well", 0, List.of()));
    }

    @Test
    void theWorstComesFirstAndMakesTheStatus() throws Exception {
        var look = Finding.look(Cause.LIMIT_CLOSED, "look");
        var broken = Finding.broken(Cause.DEAD_OWNER, "broken");
        var note = Finding.note(Cause.SKIPPED_EVENT, "note");

        assertThat(page(() -> List.of(note)).exitCode()).isZero();
        assertThat(page(() -> List.of(note, look)).status()).isEqualTo("look");
        var page = page(() -> List.of(note, broken, look));
        assertThat(page.exitCode()).isEqualTo(2);
        assertThat(page.findings()).extracting(DiagnosisEndpoint.Row::what).containsExactly("broken", "look", "note");
        assertThat(page.findings().getFirst().next()).isEqualTo("rollcall subscriptions");
        assertThat(page.findings().getFirst().runbook()).isEqualTo("ops/guides/operators.md#dead-owner");
    }

    @Test
    void aCheckThatFailsIsAFindingWithoutItsMessage() throws Exception {
        var page = page(() -> {
            throw new IllegalStateException("secret");
        });

        assertThat(page.status()).isEqualTo("look");
        assertThat(page.findings()).hasSize(1).allSatisfy(row -> {
            assertThat(row.cause()).isEqualTo("not-checked");
            assertThat(row.what())
                    .contains("clocks-apart", "IllegalStateException")
                    .doesNotContain("secret");
        });
    }

    @Test
    void aPartThatFailsOrHangsIsAway() throws Exception {
        var hangs = new CountDownLatch(1);
        var away = new PartCheck(Cause.MONGODB_AWAY, "MongoDB", () -> hangs.await(20, TimeUnit.SECONDS));
        var found = new Diagnosis(List.of(away), SHORT).findings();
        hangs.countDown();

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().cause()).isEqualTo(Cause.MONGODB_AWAY);
        assertThat(found.getFirst().severity()).isEqualTo(Severity.BROKEN);
        var fails = new PartCheck(Cause.KAFKA_AWAY, "Kafka", () -> {
            throw new IllegalStateException("secret");
        });
        assertThat(new Diagnosis(List.of(fails), LONG).findings())
                .extracting(Finding::cause)
                .containsExactly(Cause.KAFKA_AWAY);
        assertThat(new Diagnosis(List.of(new PartCheck(Cause.KAFKA_AWAY, "Kafka", () -> true)), LONG).findings())
                .isEmpty();
    }

    /** However often is asked: what hangs is there once, and all others are told. */
    @Test
    void oneThatHangsHoldsNobodyAndIsNotBegunAgain() throws Exception {
        var begun = new AtomicInteger();
        var hangs = new CountDownLatch(1);
        var diagnosis = new Diagnosis(
                List.of(
                        check(() -> {
                            begun.incrementAndGet();
                            hangs.await(20, TimeUnit.SECONDS);
                            return List.of();
                        }),
                        check(() -> List.of(Finding.broken(Cause.DEAD_OWNER, "nobody")))),
                SHORT);
        for (int times = 0; times < 3; times++) {
            assertThat(diagnosis.findings())
                    .extracting(Finding::cause)
                    .containsExactly(Cause.DEAD_OWNER, Cause.NOT_CHECKED);
        }
        hangs.countDown();

        assertThat(begun).hasValue(1);
    }

    private static Page page(Callable<List<Finding>> look) throws Exception {
        return Page.of(new Diagnosis(List.of(check(look)), LONG).findings());
    }

    private static Check check(Callable<List<Finding>> look) {
        return new Check() {
            @Override
            public Cause cause() {
                return Cause.CLOCKS_APART;
            }

            @Override
            public List<Finding> look() throws Exception {
                return look.call();
            }
        };
    }
}
