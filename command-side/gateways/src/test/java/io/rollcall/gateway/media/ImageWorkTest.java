// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.media.ImageWorkTooBusy;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ImageWorkTest {

    @Test
    void turnsAwayWhatNeitherRunsNorWaits() throws InterruptedException {
        var running = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        try (var work = new ImageWork(1, 1)) {
            var first = work.submit(() -> passed(running, gate));
            running.await();
            var waiting = work.submit(() -> "waited");
            var tooMany = work.submit(() -> "never");
            assertThat(tooMany.isCompletedExceptionally()).isTrue();
            assertThat(tooMany.exceptionNow()).isInstanceOf(ImageWorkTooBusy.class);
            gate.countDown();
            assertThat(first.join()).isEqualTo("passed");
            assertThat(waiting.join()).isEqualTo("waited");
            assertThat(work.submit(() -> "free again").join()).isEqualTo("free again");
        }
    }

    @Test
    void runsOnPlatformThreadsOfItsOwn() {
        try (var work = new ImageWork(1)) {
            var worker = work.submit(Thread::currentThread).join();
            assertThat(worker.isVirtual()).isFalse();
            assertThat(worker.isDaemon()).isTrue();
            assertThat(worker.getName()).startsWith("image-");
        }
    }

    @Test
    void takesNothingOnceClosed() {
        var work = new ImageWork(1);
        work.close();
        assertThat(work.submit(() -> "late").exceptionNow()).isInstanceOf(ImageWorkTooBusy.class);
    }

    private static String passed(CountDownLatch running, CountDownLatch gate) {
        running.countDown();
        try {
            gate.await();
            return "passed";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
