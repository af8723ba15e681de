// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Role;
import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
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

    /** How long a stop may wait for somebody who watches the session. */
    private static final Duration WATCH = Duration.ofMillis(100);

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
    private final Duration look;
    private final Set<Ownable> owned = new LinkedHashSet<>();
    private final Semaphore ending = new Semaphore(0);
    private volatile boolean running;
    private boolean told;
    private @Nullable Thread thread;

    /** @param roles what this process may do; followers of other roles are left to others */
    Ownership(Sessions sessions, Collection<? extends Ownable> all, Set<Role> roles) {
        this(sessions, all, roles, LOOK);
    }

    /** @param look how often it looks for what is free, and how long it waits for a session after it has lost one */
    Ownership(Sessions sessions, Collection<? extends Ownable> all, Set<Role> roles, Duration look) {
        this.sessions = sessions;
        this.candidates = all.stream()
                .filter(ownable -> roles.contains(ownable.role()))
                .<Ownable>map(ownable -> ownable)
                .toList();
        this.roles = roles;
        this.look = look;
    }

    @Override
    public void start() {
        running = true; // before the thread looks
        thread = Loop.start("ownership", look, this::isRunning, this::hold);
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

    private void hold(Heartbeat heart) {
        try (var session = sessions.open()) {
            own(session, heart);
        } catch (SQLException | RuntimeException e) {
            if (!told) { // once for each time that it is lost, not at each try to have it back
                LOG.warn("Ownership of the log's followers is lost for now: {}", e.getMessage());
            }
            told = true;
        }
        if (isRunning()) {
            pause();
        }
    }

    /** Ends, or fails, once nothing is followed any more: only then may the session end, and the locks with it. */
    private void own(Connection session, Heartbeat heart) throws SQLException {
        try {
            for (var role : roles) {
                Locks.join(session, role);
            }
            told = false;
            while (isRunning()) {
                heart.beat();
                share(session);
                owned.forEach(Ownable::tend);
                watch(session);
            }
        } finally {
            stopSurely(owned);
            owned.clear();
        }
    }

    /** All at once: each may have to wait for what it writes to. */
    private static void stopSurely(Collection<Ownable> all) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(ownable -> threads.execute(() -> stopSurely(ownable)));
        }
    }

    private static void stopSurely(Ownable ownable) {
        try {
            ownable.stop();
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            LOG.warn("{} did not stop as it should: {}", ownable.name(), e.getMessage());
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
                    if (starts(candidate)) {
                        owned.add(candidate);
                        wanted--;
                    } else {
                        Locks.release(session, candidate.name());
                    }
                }
            }
        }
    }

    private static boolean starts(Ownable candidate) {
        try {
            candidate.start();
            LOG.debug("This process now owns {}", candidate.name());
            return true;
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            LOG.warn("{} cannot be followed here just now: {}", candidate.name(), e.getMessage());
            return false;
        }
    }

    private void giveUp(Connection session, Ownable surplus) throws SQLException {
        stopSurely(surplus);
        owned.remove(surplus);
        Locks.release(session, surplus.name());
        LOG.debug("This process has given up {}", surplus.name());
    }

    /** Waits for the next look; fails at once when the session ends. */
    private void watch(Connection session) throws SQLException {
        var postgres = session.unwrap(PGConnection.class);
        var begun = System.nanoTime();
        while (isRunning() && System.nanoTime() - begun < look.toNanos()) {
            postgres.getNotifications((int) Math.min(WATCH.toMillis(), look.toMillis()));
        }
    }

    private void pause() {
        try {
            if (ending.tryAcquire(look.toMillis(), TimeUnit.MILLISECONDS)) {
                ending.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
