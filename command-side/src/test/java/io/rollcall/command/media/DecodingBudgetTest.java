// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecodingBudgetTest {

    private static final int MEGAPIXEL = 1 << 20;

    @Test
    void picturesThatFitTogetherAreDecodedTogether() {
        var budget = new DecodingBudget(10 * MEGAPIXEL);
        var both = new CountDownLatch(2);
        var done = Stream.of(5, 5).map(size -> decoding(budget, size, both)).toList();
        assertThat(done).allSatisfy(one -> assertThat(one.join()).isTrue()); // each waits for the other
    }

    @Test
    void picturesThatDoNotFitTogetherAreDecodedOneByOne() {
        var budget = new DecodingBudget(10 * MEGAPIXEL);
        var inWork = new AtomicInteger();
        var most = new AtomicInteger();
        var done = Stream.of(6, 7, 50, 6)
                .map(size -> CompletableFuture.runAsync(() -> budget.spend(size * MEGAPIXEL, () -> {
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
        var budget = new DecodingBudget(MEGAPIXEL);
        var failed = CompletableFuture.runAsync(() -> budget.spend(MEGAPIXEL, () -> {
            throw new IllegalStateException("damaged");
        }));
        assertThat(failed.handle((none, failure) -> failure != null).join()).isTrue();
        assertThat(budget.<Integer>spend(MEGAPIXEL, () -> 1)).isEqualTo(1);
    }

    @Test
    void theLargestPictureIsDecodedInTheSmallestHeap() {
        assertThat(DecodingBudget.ofHeap(0).<Integer>spend(50 * MEGAPIXEL, () -> 1))
                .isEqualTo(1);
    }

    private static CompletableFuture<Boolean> decoding(DecodingBudget budget, int megapixels, CountDownLatch all) {
        return CompletableFuture.supplyAsync(
                () -> budget.spend(megapixels * MEGAPIXEL, () -> {
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
