// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InTurnTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void aCallerHasOneImageInWorkAndOthersAreNotKeptWaiting() throws Exception {
        var inTurn = new InTurn(Duration.ofMillis(50), IllegalStateException::new);
        var first = CompletableFuture.supplyAsync(() -> inTurn.run("Ada", this::work));
        begun.await();
        assertThatThrownBy(() -> inTurn.run("Ada", () -> "at once")).isInstanceOf(IllegalStateException.class);
        assertThat(inTurn.run("Bob", () -> "another")).isEqualTo("another");
        gate.countDown();
        assertThat(first.join()).isEqualTo("done");
        assertThat(inTurn.run("Ada", () -> "next")).isEqualTo("next");
        assertThat(inTurn.callers()).isZero();
    }

    @Test
    void whoWaitsHasTheirTurn() {
        var inTurn = new InTurn(Duration.ofSeconds(10), IllegalStateException::new);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var all = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.runAsync(() -> inTurn.run("Ada", () -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    return atOnce.decrementAndGet();
                })))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
        assertThat(most).hasValue(1);
        assertThat(inTurn.callers()).isZero();
    }

    private String work() {
        begun.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "done";
    }
}
