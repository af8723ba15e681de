// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that each subscription runs in one process. The holder of its session advisory lock in PostgreSQL owns it;
 * when the session ends, for whatever reason, so does the ownership. Processes of a role share its subscriptions
 * evenly: each counts the others by a shared lock that all of them hold. A process that says nothing any more while its
 * session lives on has that ended by another one ({@link SilentProcesses}).
 */
public final class SubscriptionCoordinator {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionCoordinator.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Opens a session of one's own, outside any pool. */
    @FunctionalInterface
    public interface Sessions {
        /** A new session; the caller closes it. */
        Connection open() throws SQLException;
    }

    private final Sessions sessions;
    private final int process;
    private final List<Ownable> candidates;
    private final Set<Role> roles;
    private final Duration look;
    private final Duration silence;
    private final Semaphore ending = new Semaphore(0);
    private volatile boolean running;
    private boolean told;
    private @Nullable Thread thread;

    /**
     * @param process its number, by which all its sessions are known
     * @param roles what this process may do; subscriptions of other roles are left to others
     */
    public SubscriptionCoordinator(Sessions sessions, int process, Collection<? extends Ownable> all, Set<Role> roles) {
        this(sessions, process, all, roles, LOOK, SilentProcesses.LIMIT);
    }

    /**
     * @param look how often it looks for what is free, and how long it waits for a session after it has lost one
     * @param silence how long others may say nothing
     */
    public SubscriptionCoordinator(
            Sessions sessions,
            int process,
            Collection<? extends Ownable> all,
            Set<Role> roles,
            Duration look,
            Duration silence) {
        this.sessions = sessions;
        this.process = process;
        this.candidates = all.stream()
                .filter(ownable -> roles.contains(ownable.role()))
                .<Ownable>map(ownable -> ownable)
                .toList();
        this.roles = roles;
        this.look = look;
        this.silence = silence;
    }

    /** Begins to look for what is free. */
    public void start() {
        running = true; // before the thread looks
        thread = Loop.start("ownership", look, this::isRunning, this::hold);
    }

    /** Gives everything up, and returns once nothing is followed any more. */
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

    /** Whether it has been started and not stopped since. */
    public boolean isRunning() {
        return running;
    }

    private void hold(Heartbeat loop) {
        try (var session = sessions.open()) {
            own(session, loop);
        } catch (SQLException | RuntimeException e) {
            if (!told) { // once for each time that it is lost, not at each try to have it back
                LOG.warn("Ownership of the log's subscriptions is lost for now: {}", e.getMessage());
            }
            told = true;
        }
        if (isRunning()) {
            pause();
        }
    }

    private void own(Connection session, Heartbeat loop) throws SQLException {
        OwnershipLocks.beat(session, process);
        for (var role : roles) {
            OwnershipLocks.join(session, role);
        }
        told = false;
        var heart = new SessionHeartbeat(session, new SilentProcesses(silence), loop);
        new OwnershipSession(session, heart, candidates, look, this::isRunning).run(roles);
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
