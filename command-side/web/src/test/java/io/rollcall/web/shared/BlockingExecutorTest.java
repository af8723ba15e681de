// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rollcall.contracts.shared.Unavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

class BlockingExecutorTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CompletableFuture<Boolean> undisturbed = new CompletableFuture<>();

    @Test
    void workUnderWayIsNotInterruptedWhereItsCallerGoesAway() throws Exception {
        try (var blocking = new BlockingExecutor()) {
            var caller = blocking.call(this::work).subscribe();
            begun.await();
            caller.dispose();
            gate.countDown();
            assertThat(undisturbed.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nothingIsLoggedOfWorkThatFailsAfterItsCallerHasGone() throws Exception {
        var logger = (Logger) LoggerFactory.getLogger("reactor");
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        logger.addAppender(logged);
        try (var blocking = new BlockingExecutor()) {
            var caller = blocking.call(() -> {
                        work();
                        throw new IllegalStateException("for nobody");
                    })
                    .subscribe();
            begun.await();
            caller.dispose();
            gate.countDown();
        } finally {
            logger.detachAppender(logged);
        }
        assertThat(undisturbed).isCompletedWithValue(true);
        assertThat(logged.list)
                .filteredOn(event -> String.valueOf(event.getThrowableProxy()).contains("for nobody")
                        || event.getFormattedMessage().contains("for nobody"))
                .isEmpty();
    }

    @Test
    void whatTheWorkReturnsOrThrowsReachesTheCaller() {
        try (var blocking = new BlockingExecutor()) {
            assertThat(blocking.call(() -> "done").block()).isEqualTo("done");
            assertThatThrownBy(() -> blocking.call(() -> {
                                throw new IllegalArgumentException("no");
                            })
                            .block())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no");
            assertThatThrownBy(() -> blocking.call(() -> {
                                throw new DataAccessResourceFailureException("away");
                            })
                            .block())
                    .isInstanceOf(Unavailable.class);
        }
    }

    private boolean work() {
        begun.countDown();
        try {
            gate.await();
            undisturbed.complete(!Thread.currentThread().isInterrupted());
        } catch (InterruptedException e) {
            undisturbed.complete(false);
        }
        return true;
    }
}
