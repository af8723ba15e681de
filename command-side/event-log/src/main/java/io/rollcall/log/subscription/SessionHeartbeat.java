// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.process.Heartbeat;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Says to PostgreSQL that this process does not stand still, and looks whether any other one does. */
final class SessionHeartbeat {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Connection session;
    private final SilentProcesses silence;
    private final Heartbeat loop;

    SessionHeartbeat(Connection session, SilentProcesses silence, Heartbeat loop) {
        this.session = session;
        this.silence = silence;
        this.loop = loop;
    }

    void beat() throws SQLException {
        loop.beat();
        silence.look(session);
    }

    /**
     * Does something that may take its time, and beats meanwhile: it is this process that must not stand still, not
     * what it waits for. Returns, or fails where the session has ended, once that is done.
     */
    void during(Runnable work) throws SQLException {
        var done = new CountDownLatch(1);
        Thread.ofVirtual().name("ownership-work").start(() -> {
            try {
                work.run();
            } finally {
                done.countDown();
            }
        });
        SQLException lost = null;
        while (!isOver(done)) {
            lost = lost == null ? beaten() : lost;
        }
        if (lost != null) {
            throw lost;
        }
    }

    private @Nullable SQLException beaten() {
        try {
            beat();
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private static boolean isOver(CountDownLatch done) {
        try {
            return done.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this thread", e);
        }
    }
}
