// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecodingBudgetTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void picturesThatFitTogetherAreDecodedTogether() {
        var budget = new DecodingBudget(4 * 10 * MEGABYTE);
        var both = new CountDownLatch(2);
        var done = Stream.of(5, 5).map(size -> decoding(budget, size, both)).toList();
        assertThat(done).allSatisfy(one -> assertThat(one.join()).isTrue()); // each waits for the other
    }

    @Test
    void picturesThatDoNotFitTogetherAreDecodedOneByOne() {
        var budget = new DecodingBudget(4 * 10 * MEGABYTE);
        var inWork = new AtomicInteger();
        var most = new AtomicInteger();
        var done = Stream.of(6, 7, 50, 6)
                .map(size -> CompletableFuture.runAsync(() -> budget.spend(size * MEGABYTE, () -> {
                    most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
                    Thread.yield();
                    return inWork.decrementAndGet();
                })))
                .toList();
        done.forEach(CompletableFuture::join);
        assertThat(most).hasValue(1);
    }

    @Test
    void whatFailsGivesItsShareBack() {
        var budget = new DecodingBudget(4 * MEGABYTE);
        var failed = CompletableFuture.runAsync(() -> budget.spend(MEGABYTE, () -> {
            throw new IllegalStateException("damaged");
        }));
        assertThat(failed.handle((none, failure) -> failure != null).join()).isTrue();
        assertThat(budget.<Integer>spend(MEGABYTE, () -> 1)).isEqualTo(1);
    }

    @Test
    void whatNeedsHalfOfTheHeapIsNotDecoded() {
        var budget = new DecodingBudget(100 * MEGABYTE);
        assertThat(budget.admits(49 * MEGABYTE)).isTrue();
        assertThat(budget.admits(50 * MEGABYTE)).isFalse();
        assertThat(budget.admits(Long.MAX_VALUE)).isFalse();
    }

    private static CompletableFuture<Boolean> decoding(DecodingBudget budget, int megabytes, CountDownLatch all) {
        return CompletableFuture.supplyAsync(
                () -> budget.spend(megabytes * MEGABYTE, () -> {
                    all.countDown();
                    try {
                        all.await();
                        return true;
                    } catch (InterruptedException e) {
                        return false;
                    }
                }),
                task -> Thread.ofPlatform().daemon().start(task));
    }
}
