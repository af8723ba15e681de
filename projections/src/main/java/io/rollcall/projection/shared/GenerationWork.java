// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.EventTypeFilter;
import io.rollcall.log.subscription.LogHistory;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one process does for one run: builds a generation, compares it, goes over to it, keeps it up. */
final class GenerationWork<K, D> implements AutoCloseable {

    /** By then every process waits for both generations. */
    static final Duration ALL_KNOW = Duration.ofSeconds(2);

    /** For how long what is not the same is kept up for an operator. */
    private static final Duration WAITS = Duration.ofHours(24);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BATCH = 300;

    /** Makes followers of the generations of one read model. */
    interface Followers<K, D> {
        GenerationFollower<K, D> of(int generation);
    }

    private final ReadModel<K, D> model;
    private final GenerationTable table;
    private final Followers<K, D> followers;
    private final EventTypeFilter filter;
    private final LogHistory history;
    private final Duration kept;
    private final GenerationCheck<K, D> check;
    private GenerationFollower<K, D> other;
    private int number;
    private @Nullable GenerationFollower<K, D> wasOther;
    private final GenerationProgress progress;

    GenerationWork(
            GenerationState state,
            ReadModelSubscription subscription,
            ReadModel<K, D> model,
            Followers<K, D> followers,
            GenerationTable table,
            LogHistory history,
            Duration kept) {
        this.model = model;
        this.table = table;
        this.followers = followers;
        this.filter = subscription.filter();
        this.history = history;
        this.kept = kept;
        this.check = new GenerationCheck<>(model, table, filter);
        this.number = Objects.requireNonNull(state.beside());
        this.other = followers.of(number);
        this.progress = new GenerationProgress(state, System.nanoTime());
    }

    /**
     * Does some of it.
     *
     * @return whether there is more to do at once
     */
    boolean tend(GenerationState state) {
        begin(state);
        return switch (state.phase()) {
            case NONE, NEW -> true;
            case BUILDING -> state.paused() ? rest(state) : build(state);
            case COMPARED -> waitForOperator(state);
            case SWITCHING -> switchOver(state);
            case KEPT -> keep(state);
        };
    }

    private void begin(GenerationState state) {
        if (state.phase() == GenerationPhase.NEW) {
            other.begin(true);
            progress.rest(0, 0, System.nanoTime());
            table.move(state, GenerationPhase.BUILDING, null);
        } else if (Objects.requireNonNull(state.beside()) != number) {
            turn(state.beside());
        } else if (!other.hasBegun()) {
            other.begin(false);
            progress.rest(0, other.position(), System.nanoTime());
        }
    }

    /** The generation before is written from here on, and the new one until its subscription comes for it. */
    private void turn(int kept) {
        if (wasOther != null) {
            wasOther.close();
        }
        wasOther = other;
        number = kept;
        other = followers.of(kept);
        other.begin(false);
    }

    private boolean rest(GenerationState state) {
        progress.rest(check.compared(), other.position(), System.nanoTime());
        return false;
    }

    private boolean build(GenerationState state) {
        var handled = other.follow(Long.MAX_VALUE, BATCH);
        tell(state);
        if (!check.hasBegun() && (handled >= BATCH || !isNear())) {
            return true;
        }
        if (!check.hasBegun()) {
            progress.rest(0, other.position(), System.nanoTime());
        }
        if (other.parked() > 0) {
            check.refuse(state, other);
        } else {
            check.step(state, other);
        }
        return true;
    }

    private boolean isNear() {
        var seen = history.seen();
        return seen - other.position() < BATCH || filter.isNothing(other.position(), seen);
    }

    private boolean waitForOperator(GenerationState state) {
        if (state.inPhase().compareTo(WAITS) > 0) {
            table.move(state, GenerationPhase.NONE, state.outcome());
        }
        return follow(state);
    }

    private boolean follow(GenerationState state) {
        var more = other.follow(Long.MAX_VALUE, BATCH) >= BATCH;
        tell(state);
        return more;
    }

    private boolean switchOver(GenerationState state) {
        var live = model.generation(state.live()).store().stored();
        follow(state);
        if (other.parked() > 0) {
            check.refuse(state, other);
        } else if (state.inPhase().compareTo(ALL_KNOW) > 0
                && live.filter(at ->
                                at.position() <= other.position() || filter.isNothing(other.position(), at.position()))
                        .isPresent()) {
            table.swap(state); // however late: the machine may have stood still
        } else if (state.inPhase().compareTo(PATIENCE) > 0) {
            table.end(
                    state,
                    GenerationPhase.COMPARED,
                    GenerationState.LATE,
                    "it did not come as far as the live one within 30 seconds");
        }
        return true;
    }

    private boolean keep(GenerationState state) {
        if (state.inPhase().compareTo(kept) > 0) {
            table.move(state, GenerationPhase.NONE, state.outcome());
            return true;
        }
        keepUp();
        tell(state);
        return state.isAwaited();
    }

    /** Brings what processes may read besides the live one as far as the log, or on. */
    void keepUp() {
        followLive();
        if (other.hasBegun()) {
            other.follow(Long.MAX_VALUE, BATCH);
        }
    }

    private void followLive() {
        var live = wasOther;
        try {
            if (live != null && live.follow(Long.MAX_VALUE, BATCH) == 0) {
                live.check();
            }
        } catch (PositionLost taken) {
            Objects.requireNonNull(live).close();
            wasOther = null;
        }
    }

    private void tell(GenerationState state) {
        var now = System.nanoTime();
        if (!progress.isDue(now)) {
            return;
        }
        if (state.phase() != GenerationPhase.BUILDING) {
            progress.rest(0, other.position(), now);
        } else if (check.hasBegun()) {
            progress.compared(check.compared(), other.position(), now);
        } else {
            progress.built(other.position(), now);
        }
        var builds = state.phase() == GenerationPhase.BUILDING;
        var toCompare = builds ? asEvents(check.toCompare(state)) : state.toCompare();
        var compared = builds ? asEvents(check.compared()) : toCompare;
        table.progress(
                state, other.position(), history.seen(), compared, toCompare, progress.rate(other.eventsForOne()));
    }

    private long asEvents(long documents) {
        return progress.asEvents(documents, other.eventsForOne());
    }

    /** Something failed: what was under way begins again, where the collections stand. */
    void stumble() {
        check.end();
        other.close();
    }

    @Override
    public void close() {
        stumble();
        if (wasOther != null) {
            wasOther.close();
        }
    }
}
