// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Some users who change their names at a server, one change after the other, and how many changes that makes. */
final class Writes implements AutoCloseable {

    private static final int USERS = 16;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong done = new AtomicLong();
    private volatile boolean enough;

    private Writes() {}

    static Writes at(PackagedServer server) throws Exception {
        var writes = new Writes();
        for (int user = 0; user < USERS; user++) {
            var caller = Caller.anybody()
                    .as(new SignUps().signUp(server.base(), SignUps.phone()).token());
            writes.callers.submit(() -> {
                writes.go(server, caller);
                return null;
            });
        }
        return writes;
    }

    private void go(PackagedServer server, Caller caller) throws InterruptedException {
        for (int change = 0; !enough; change++) {
            try {
                if (caller.rename(server, "Name " + change).statusCode() == 200) {
                    done.incrementAndGet();
                }
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    /** How many a second were answered from now on. */
    double perSecond(Duration measured) throws InterruptedException {
        var begun = System.nanoTime();
        var before = done.get();
        Thread.sleep(measured);
        return (done.get() - before) * 1e9 / (System.nanoTime() - begun);
    }

    @Override
    public void close() {
        enough = true;
        callers.close();
    }
}
