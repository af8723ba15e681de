// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How far a read model has come, and whether that is far enough to read it. The process that owns the subscription
 * knows at once; any other one asks the collection.
 */
public final class SubscriptionProgress {

    /** How often a waiting caller asks whether this process has seen the position itself. */
    private static final Duration POLL = Duration.ofMillis(3);

    /** How old what {@link #position} tells of another process may be. */
    private static final Duration FRESH = Duration.ofMillis(100);

    private static final long UNKNOWN = -1;

    private final String name;
    private final Mono<ClaimedCheckpoint> stored;
    private final Duration patience;
    private final PositionWaiters waiters;
    private final CatchUpGoal goal = new CatchUpGoal();
    private volatile Mono<Long> head = Mono.empty();
    private final AtomicLong looked = new AtomicLong(System.nanoTime() - FRESH.toNanos());
    private volatile @Nullable EventTypeFilter filter;
    private volatile @Nullable Freshness freshness;
    private volatile Predicate<ClaimedCheckpoint> ours = any -> true;
    private volatile @Nullable ClaimedCheckpoint known;
    private volatile long term;
    private volatile boolean owned;
    private volatile long position = UNKNOWN;

    /** @param stored what the collection says */
    public SubscriptionProgress(String name, Mono<ClaimedCheckpoint> stored, Duration patience) {
        this.name = name;
        this.stored = stored;
        this.patience = patience;
        var others =
                look(stored).onErrorComplete(); // while the database is away, waiting callers give up by themselves
        this.waiters = new PositionWaiters(() -> owned, () -> position, others.map(ClaimedCheckpoint::position));
    }

    /**
     * Only for events that concern the read model must anybody wait.
     *
     * @param head of the log, as PostgreSQL says
     * @param ours whether a position is one of this log at all
     */
    public void concernedBy(EventTypeFilter filter, Mono<Long> head, Predicate<ClaimedCheckpoint> ours) {
        this.ours = ours;
        this.filter = filter;
        this.freshness = new Freshness(filter, this::mayLack, System::nanoTime);
        this.head = head;
        goal.asks(head);
    }

    /** Never blocks: what another process has written is looked up beside, and told the next time; 0 until then. */
    public long position() {
        glance();
        var here = Math.max(0, position);
        var concerns = filter;
        var seen = owned && concerns != null ? concerns.seen() : here;
        return seen > here && !mayLack(seen) ? seen : here;
    }

    /** The same without looking. */
    public long reached() {
        return position;
    }

    /** Whether the read model holds all that the log held when this process first looked, or it was last emptied. */
    public boolean isWhole() {
        glance();
        var concerns = filter;
        return goal.isReachedBy(position, concerns == null ? Long.MAX_VALUE : concerns.seen());
    }

    /** Where it must come to for that; {@link Long#MAX_VALUE} while that is not known. */
    public long goal() {
        return goal.position();
    }

    /** How far it has to come until it counts as caught up. */
    public CatchUpGoal wanted() {
        return goal;
    }

    /** What the collection was last seen, or made, to say. */
    public @Nullable ClaimedCheckpoint known() {
        return known;
    }

    /** This process has written that. */
    public void kept(ClaimedCheckpoint here) {
        known = here;
    }

    /** This process owns the subscription from here on. */
    public void claimed(long at) {
        begin(true, at);
        waiters.complete(at);
    }

    /** Everything up to here is written, unless all of that is lost. */
    public void reached(long at) {
        if (owned) {
            position = at;
            waiters.complete(at);
        }
    }

    /**
     * Rests for the least time, and for the most unless a reader waits for a position: for the thread that moves on.
     */
    public void rest(Duration least, Duration most) {
        waiters.rest(least, most);
    }

    /** Another process may own the subscription from here on. */
    public void released() {
        owned = false;
        waiters.pollWhileNeeded();
    }

    /** Whether this process is the owner of the subscription. */
    public boolean isOwned() {
        return owned;
    }

    /**
     * The collection does not hold any more what it held: it is not read before it does, whichever process owns it now.
     */
    public synchronized void fallBack() {
        begin(false, UNKNOWN);
        known = null;
        goal.lose();
    }

    private synchronized void begin(boolean owned, long at) {
        term++;
        position = at;
        this.owned = owned;
    }

    /**
     * Completes when the position is reached; fails with {@link NotCaughtUp} when patience ends before, or while the
     * read model does not hold what it must: after a start, or since it was lost.
     */
    public Mono<Void> await(long after) {
        return Mono.defer(() -> {
            var behind = (goal.isLost() || goal.isKnown()) && !isWhole();
            if (behind && (goal.isLost() || after <= 0)) {
                return Mono.error(NotCaughtUp.builtAnew(name));
            }
            return behind ? reaching(after).then(await(0)) : reaching(after);
        });
    }

    /**
     * Completes once all is there that the log holds when this is asked, or that this process has seen of it while the
     * log does not answer; fails as {@link #await} does.
     */
    public Mono<Void> awaitHead() {
        return Mono.defer(() -> head).onErrorResume(away -> seen()).flatMap(this::await);
    }

    private Mono<Long> seen() {
        return Mono.justOrEmpty(filter).map(EventTypeFilter::seen);
    }

    private Mono<Void> reaching(long after) {
        return after <= 0 || (owned && !mayLack(after))
                ? Mono.empty()
                : upTo(after).flatMap(waiters::queue).timeout(patience, Mono.error(() -> new NotCaughtUp(name, after)));
    }

    /**
     * Where the read model must have come to by now, as this process sees the log; empty while nobody follows for it.
     */
    public OptionalLong upToNow() {
        var concerns = filter;
        return concerns == null ? OptionalLong.empty() : concerns.upToNow();
    }

    /** Whether all up to a position is written, as far as the owner knows or the collection says. */
    boolean holds(ClaimedCheckpoint found, long upTo) {
        return owned ? position >= upTo : found.position() >= upTo;
    }

    /** Whether anything up to a position may concern the read model that it does not hold yet. */
    public boolean mayLack(long upTo) {
        var concerns = filter;
        var here = position;
        return here < upTo && (concerns == null || !concerns.isNothing(here, upTo));
    }

    /**
     * Whether what this process has folded may be shown in the place of the collection: it owns the read model, which
     * has come to a position and held all of the log a moment ago.
     */
    public boolean isFreshHere(long after) {
        var recently = freshness;
        return owned && recently != null && !mayLack(after) && isWhole() && recently.isGiven();
    }

    /** Another number each time that this process has begun to follow, or has lost what it had. */
    public long term() {
        return term;
    }

    /** How many wait. */
    public int waiting() {
        return waiters.number();
    }

    /** What the collection says now, which is remembered; completes empty where it says nothing of this log. */
    public Mono<ClaimedCheckpoint> look(Mono<ClaimedCheckpoint> source) {
        return Mono.defer(() -> {
            var before = known;
            var begun = term;
            return source.filter(found -> ours.test(found)).doOnSuccess(found -> saw(begun, before, found));
        });
    }

    /**
     * Where the read model must come to. It may stay behind for as long as nothing concerns it, as this process sees by
     * itself.
     */
    private Mono<Long> upTo(long after) {
        var concerns = filter;
        if (concerns == null) {
            return Mono.just(after);
        }
        return Mono.fromSupplier(() -> concerns.upTo(after))
                .mapNotNull(last -> last.isPresent() ? last.getAsLong() : null)
                .repeatWhenEmpty(rounds -> rounds.delayElements(POLL));
    }

    private void glance() {
        var last = looked.get();
        if (!owned && System.nanoTime() - last >= FRESH.toNanos() && looked.compareAndSet(last, System.nanoTime())) {
            look(stored).onErrorComplete().subscribe();
        }
    }

    /**
     * @param begun the term in which this was asked for: what was seen while the collection changed hands is not looked
     *     at
     * @param before what was known then
     */
    private synchronized void saw(long begun, @Nullable ClaimedCheckpoint before, @Nullable ClaimedCheckpoint found) {
        if (term != begun) {
            return;
        }
        if (before != null && (found == null || !found.isNoOlderThan(before))) {
            fallBack();
            moveTo(found == null ? UNKNOWN : found.position());
        } else if (found != null) {
            moveTo(Math.max(position, found.position()));
        }
        known = found;
        if (!owned) {
            goal.seek();
        }
    }

    /** The owner knows better. */
    private void moveTo(long at) {
        if (!owned) {
            position = at;
        }
    }
}
