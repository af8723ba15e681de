// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.junit.jupiter.api.Test;

class AggregateLockTest {

    @Test
    void anAggregateThatOthersUseIsWaitedForThreeSeconds() throws Exception {
        var locks = Aggregates.locks();
        var held = locks.obtainLock("one");
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            var refused =
                    CompletableFuture.runAsync(() -> locks.obtainLock("one").release(), others);
            assertThatThrownBy(refused::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(LockAcquisitionFailedException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
        } finally {
            held.release();
        }
    }
}
