// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.CheckpointWriter;
import io.rollcall.log.subscription.ClaimedCheckpoint;
import io.rollcall.log.subscription.EventHandlers;
import io.rollcall.log.subscription.EventTypeFilter;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.SubscriptionProgress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Makes a read model follow the log. Its position lies in the same collection as its documents, so whatever befalls the
 * one befalls the other; and when the log is not the one it was built from, it is dropped and built anew.
 */
public final class ReadModelSubscription extends AxonSubscription {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelSubscription.class);

    /** Events to the end of the log; behind that the next batch is large anyway. */
    private static final int NEAR = 1000;

    /**
     * How long events gather in a rush since the batch before was written, while no reader waits: a batch has its bulk
     * and its position, whatever it holds.
     */
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** The same while one does. */
    private static final Duration AWAITED = Duration.ofMillis(3);

    private final ReadModel<?, ?> model;
    private final LogHistory log;
    private final EventTypeFilter filter;
    private final CheckpointWriter checkpoints;
    private final Rush rush = new Rush(System.nanoTime());
    private volatile @Nullable EventHandlers handlers;
    private boolean rebuilding;
    private boolean refused;

    public ReadModelSubscription(ReadModel<?, ?> model, LogHistory log) {
        this.model = model;
        this.log = log;
        this.filter = new EventTypeFilter(log);
        this.checkpoints =
                new CheckpointWriter(filter, reached -> model.followed().place().moveTo(reached));
        model.generations()
                .each(progress -> progress.concernedBy(
                        filter,
                        Mono.fromCallable(log::head).subscribeOn(Schedulers.boundedElastic()),
                        stored -> stored.incarnation().equals(beginning().incarnation())));
    }

    ReadModel<?, ?> model() {
        return model;
    }

    EventTypeFilter filter() {
        return filter;
    }

    /** The generation that this process follows for, or else the one that is live. */
    private SubscriptionProgress progress() {
        var followed = model.followed().progress();
        return followed.isOwned() ? followed : model.generations().live().progress();
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Role role() {
        return Role.PROJECTION;
    }

    @Override
    public long position() {
        return progress().position();
    }

    @Override
    public void concernedBy(Predicate<Class<?>> types) {
        filter.in(types);
    }

    @Override
    public void handledBy(EventHandlers feeding) {
        handlers = feeding;
    }

    /** The handlers of its projection; fails before they are known. */
    EventHandlers handlers() {
        return Objects.requireNonNull(handlers, "no handlers yet");
    }

    LogHistory log() {
        return log;
    }

    @Override
    public boolean isCaughtUp() {
        return model.progress().isWhole();
    }

    @Override
    public long goal() {
        return model.progress().goal();
    }

    @Override
    public boolean isFollowedHere() {
        return progress().isOwned();
    }

    @Override
    protected long resume() {
        model.takeQueued();
        checkpoints.forget(); // what is found now must not be moved on while the place is taken over
        var followed = model.follow();
        followed.store().see(followed.progress());
        var found = followed.store().stored();
        var goesOn = found.filter(it -> log.holds(it.checkpoint())).orElse(null);
        if (!refused) {
            warn(found, goesOn);
        }
        if (goesOn == null && found.isPresent()) {
            followed.progress().fallBack();
        }
        if (!followed.progress().wanted().isKnown()) {
            followed.progress().wanted().set(log.head());
        }
        return beginUnlessRefused(goesOn);
    }

    /** Tries again until the operator has removed what was put there. */
    private long beginUnlessRefused(@Nullable ClaimedCheckpoint goesOn) {
        try {
            var position = begin(goesOn);
            refused = false;
            return position;
        } catch (ForeignCollection e) {
            if (!refused) {
                LOG.error("{} cannot be built: {}", name(), e.getMessage());
            }
            refused = true;
            throw e;
        }
    }

    private long begin(@Nullable ClaimedCheckpoint goesOn) {
        var followed = model.followed();
        if (goesOn == null) {
            followed.place().beginAnew(beginning());
        } else {
            followed.place().takeOver(goesOn);
        }
        var position = goesOn == null ? 0 : goesOn.position();
        checkpoints.begin(position);
        followed.store().tombstones().begin();
        followed.progress().claimed(position);
        return position;
    }

    @Override
    protected boolean queuesAll() {
        return true;
    }

    @Override
    protected boolean hasRoom() {
        return model.hasRoom();
    }

    @Override
    protected void advance(long position) {
        staysWithTheLiveOne();
        if (position == 0) { // a processor that was reset
            model.takeQueued();
            begin(null);
            return;
        }
        var checkpoint = log.checkpointAt(position)
                .orElseThrow(() -> new IllegalStateException("The log does not reach position " + position));
        var events = model.flush(position);
        var progress = model.followed().progress();
        progress.reached(position); // readers here need not wait until the position is kept
        var reached = System.nanoTime();
        if (events > 0) {
            checkpoints.now(checkpoint);
        } else {
            checkpoints.inTime(checkpoint);
        }
        tellWhole(position);
        removeTombstones();
        if (rush.isOn(events, System.nanoTime()) && log.seen() - position < NEAR) {
            var since = Duration.ofNanos(System.nanoTime() - reached);
            progress.rest(AWAITED.minus(since), PAUSE.minus(since));
        }
    }

    /** Another generation is live by now: this process begins again where that one stands. */
    private void staysWithTheLiveOne() {
        if (model.followed() != model.generations().live()) {
            throw new PositionLost(name());
        }
    }

    /** Sees by itself what has become of the collection, also while nothing is written and nobody reads. */
    @Override
    protected void confirm() {
        staysWithTheLiveOne();
        try {
            model.followed().place().check();
            model.followed().store().parked().lookAgain();
            removeTombstones();
        } catch (PositionLost e) {
            throw e;
        } catch (RuntimeException away) {
            LOG.debug("{} cannot be looked at just now: {}", name(), away.getMessage());
        }
    }

    @Override
    protected void release() {
        checkpoints.settle(); // a start after this stop has nothing to do again
        model.takeQueued();
        model.followed().progress().released();
    }

    private void removeTombstones() {
        var followed = model.followed();
        var kept = followed.progress().known();
        if (kept != null) {
            followed.store()
                    .tombstones()
                    .passed(kept.position())
                    .onErrorComplete()
                    .subscribe();
        }
    }

    private void tellWhole(long position) {
        if (rebuilding && model.followed().progress().isWhole()) {
            rebuilding = false;
            LOG.info("{} is whole again, at position {}", name(), position);
        }
    }

    private Checkpoint beginning() {
        return log.checkpointAt(0).orElseThrow();
    }

    private void warn(Optional<ClaimedCheckpoint> found, @Nullable ClaimedCheckpoint goesOn) {
        var lost = model.followed().progress().wanted().isLost();
        rebuilding |= lost;
        if (goesOn != null && lost) {
            LOG.warn("{} does not hold what it held: it goes on at position {}", name(), goesOn.position());
        } else if (goesOn == null && found.isPresent()) {
            var stored = found.get().checkpoint();
            LOG.warn(
                    "{} was built from another history (log {}, position {}): it is built anew",
                    name(),
                    stored.incarnation(),
                    stored.position());
        } else if (goesOn == null && lost) {
            LOG.warn("{} was emptied: it is built anew", name());
        }
    }
}
