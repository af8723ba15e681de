// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sees to it that each follower runs in one process. Who holds its session advisory lock in PostgreSQL owns it; when
 * the session ends, for whatever reason, so does the ownership. Processes of a role share its followers evenly: each
 * counts the others by a shared lock that all of them hold.
 */
final class Ownership implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

    /** After Axon has been configured, before the web server opens. */
    private static final int PHASE = 1000;

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What can be owned. */
    interface Ownable {

        String name();

        Role role();

        void start();

        void stop();

        /** Called about once a second while this process owns it: sees to it that it goes on. */
        default void tend() {}
    }

    /** Opens a session of one's own, outside any pool. */
    @FunctionalInterface
    interface Sessions {
        Connection open() throws SQLException;
    }

    private final Sessions sessions;
    private final List<Ownable> candidates;
    private final Set<Role> roles;
    private final Set<Ownable> owned = new LinkedHashSet<>();
    private final Semaphore ending = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param roles what this process may do; followers of other roles are left to others */
    Ownership(Sessions sessions, Collection<? extends Ownable> all, Set<Role> roles) {
        this.sessions = sessions;
        this.candidates = all.stream()
                .filter(ownable -> roles.contains(ownable.role()))
                .<Ownable>map(ownable -> ownable)
                .toList();
        this.roles = roles;
    }

    @Override
    public void start() {
        running = true; // before the thread looks
        thread = Thread.ofPlatform().name("ownership").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        ending.release();
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        var told = false;
        while (isRunning()) {
            try (var session = sessions.open()) {
                for (var role : roles) {
                    Locks.join(session, role);
                }
                told = false;
                while (isRunning()) {
                    share(session);
                    owned.forEach(Ownable::tend);
                    pause();
                }
            } catch (SQLException | RuntimeException e) {
                if (!told) { // once for each time that it is lost, not at each try to have it back
                    LOG.warn("Ownership of the log's followers is lost for now: {}", e.getMessage());
                }
                told = true;
            } finally {
                owned.forEach(Ownable::stop);
                owned.clear();
            }
            if (isRunning()) {
                pause();
            }
        }
    }

    private void share(Connection session) throws SQLException {
        for (var role : roles) {
            var all = candidates.stream().filter(it -> it.role() == role).toList();
            var fair = Math.ceilDiv(all.size(), Math.max(1, Locks.members(session, role)));
            var mine = owned.stream().filter(it -> it.role() == role).toList();
            for (var surplus : mine.subList(Math.min(fair, mine.size()), mine.size())) {
                giveUp(session, surplus);
            }
            var wanted = fair - mine.size();
            for (var candidate : all) {
                if (wanted > 0 && !owned.contains(candidate) && Locks.take(session, candidate.name())) {
                    owned.add(candidate);
                    candidate.start();
                    wanted--;
                    LOG.debug("This process now owns {}", candidate.name());
                }
            }
        }
    }

    private void giveUp(Connection session, Ownable surplus) throws SQLException {
        surplus.stop();
        owned.remove(surplus);
        Locks.release(session, surplus.name());
        LOG.debug("This process has given up {}", surplus.name());
    }

    private void pause() {
        try {
            if (ending.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                ending.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
