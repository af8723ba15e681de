// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.process.FatalErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this process owns for as long as one session lasts. */
final class OwnershipSession {

    private static final Logger LOG = LoggerFactory.getLogger(OwnershipSession.class);

    /** How long a stop may wait for the thread that watches the session. */
    private static final Duration WATCH = Duration.ofMillis(100);

    private final Connection session;
    private final SessionHeartbeat heart;
    private final List<Ownable> candidates;
    private final Duration look;
    private final BooleanSupplier wanted;
    private final Set<Ownable> owned = new LinkedHashSet<>();
    private final Set<Ownable> declined = new HashSet<>();

    /**
     * @param candidates what this process may own
     * @param look how often it looks for what is free
     * @param wanted whether to go on
     */
    OwnershipSession(
            Connection session,
            SessionHeartbeat heart,
            List<Ownable> candidates,
            Duration look,
            BooleanSupplier wanted) {
        this.session = session;
        this.heart = heart;
        this.candidates = candidates;
        this.look = look;
        this.wanted = wanted;
    }

    /**
     * Ends, or fails, once nothing is owned any more: only then may the session end, and the locks with it.
     *
     * @param roles of this process
     */
    void run(Set<Role> roles) throws SQLException {
        try {
            while (wanted.getAsBoolean()) {
                heart.beat();
                for (var role : roles) {
                    share(role);
                }
                heart.during(() -> owned.forEach(Ownable::tend));
                watch();
            }
        } finally {
            stopAll();
        }
    }

    private void share(Role role) throws SQLException {
        var all = candidates.stream().filter(it -> it.role() == role).toList();
        for (var candidate : all) {
            if (candidate.isWilling() == declined.contains(candidate)) {
                tell(candidate, candidate.isWilling());
            }
        }
        var willing = all.stream().filter(Ownable::isWilling).toList();
        var left = OwnershipLocks.declined(
                session, willing.stream().map(Ownable::name).toList());
        var byLeft = willing.stream().collect(Collectors.partitioningBy(it -> left.contains(it.name())));
        own(
                byLeft.get(false),
                Math.ceilDiv(byLeft.get(false).size(), Math.max(1, OwnershipLocks.members(session, role))));
        own(byLeft.get(true), byLeft.get(true).size()); // for others would have to leave some of their share to nobody
    }

    private void tell(Ownable candidate, boolean willing) throws SQLException {
        if (willing) {
            OwnershipLocks.accept(session, candidate.name());
            declined.remove(candidate);
        } else {
            OwnershipLocks.decline(session, candidate.name());
            declined.add(candidate);
            if (owned.contains(candidate)) {
                giveUp(candidate);
            }
        }
    }

    /** @param fair how many of these this process may own */
    private void own(List<Ownable> all, int fair) throws SQLException {
        var mine = owned.stream().filter(all::contains).toList();
        for (var surplus : mine.subList(Math.min(fair, mine.size()), mine.size())) {
            giveUp(surplus);
        }
        var wanting = fair - mine.size();
        for (var candidate : all) {
            if (wanting > 0 && !owned.contains(candidate) && takes(candidate)) {
                wanting--;
            }
        }
    }

    private boolean takes(Ownable candidate) throws SQLException {
        var token = UUID.randomUUID();
        if (!OwnershipLocks.take(session, candidate.name(), token)) {
            return false;
        }
        heart.during(() -> start(candidate, token));
        if (!owned.contains(candidate)) {
            OwnershipLocks.release(session, candidate.name());
        }
        return owned.contains(candidate);
    }

    private void start(Ownable candidate, UUID token) {
        try {
            candidate.start(token);
            owned.add(candidate);
            LOG.debug("This process now owns {}", candidate.name());
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            LOG.warn("{} cannot be followed here just now: {}", candidate.name(), e.getMessage());
        }
    }

    private void giveUp(Ownable surplus) throws SQLException {
        owned.remove(surplus); // or it would be stopped twice where the session ends meanwhile
        heart.during(() -> stopSurely(surplus));
        OwnershipLocks.release(session, surplus.name());
        LOG.debug("This process has given up {}", surplus.name());
    }

    private void stopAll() {
        try {
            heart.during(() -> stopSurely(owned));
        } catch (SQLException e) {
            LOG.debug("The session has ended before all was stopped: {}", e.getMessage());
        }
        owned.clear();
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

    /** Waits for the next look; fails at once when the session ends. */
    private void watch() throws SQLException {
        var postgres = session.unwrap(PGConnection.class);
        var begun = System.nanoTime();
        while (wanted.getAsBoolean() && System.nanoTime() - begun < look.toNanos()) {
            postgres.getNotifications((int) Math.min(WATCH.toMillis(), look.toMillis()));
        }
    }
}
