// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Some users that can change their names at a server, one change after the other, and how many changes that makes. */
final class Writes {

    private static final int USERS = 16;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PackagedServer server;
    private final List<Caller> users = new ArrayList<>();

    private Writes(PackagedServer server) {
        this.server = server;
    }

    static Writes at(PackagedServer server) throws Exception {
        var writes = new Writes(server);
        for (int user = 0; user < USERS; user++) {
            writes.users.add(Caller.anybody()
                    .as(new SignUps().signUp(server.base(), SignUps.phone()).token()));
        }
        return writes;
    }

    /** How many a second are answered from now on, for so long at least. */
    double perSecond(Duration measured) {
        var begun = System.nanoTime();
        var done = new AtomicLong();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var user : users) {
                callers.submit(() -> {
                    while (System.nanoTime() - begun < measured.toNanos()) {
                        change(user, done);
                    }
                    return null;
                });
            }
        }
        return done.get() * 1e9 / (System.nanoTime() - begun);
    }

    private void change(Caller user, AtomicLong done) throws InterruptedException {
        try {
            if (user.rename(server, "Name " + System.nanoTime()).statusCode() == 200) {
                done.incrementAndGet();
            }
        } catch (IOException e) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
