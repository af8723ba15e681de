// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.process.FatalErrors;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription together with what feeds it while this process owns it, and an eye on both. Whether it gets on is seen
 * by its position, not by what Axon says of itself: a subscription that is behind the log and does not move stands
 * still, whatever the cause.
 */
public final class OwnedSubscription implements Ownable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnedSubscription.class);

    /** After each so many looks without a move a subscription is tried again. */
    static final int PATIENCE = 3;

    /** After so many it is said to stand still: a broker, for one, may take some seconds to answer. */
    static final int TELLING = 3 * PATIENCE;

    /** After so many where it has not moved at all since this process owns it. */
    static final int STARTING = 5 * TELLING;

    /** For how long one is left to newer versions before it is looked at again: by then the log may be another. */
    private static final Duration LEFT = Duration.ofMinutes(5);

    /**
     * What is told of a subscription.
     *
     * @param position 0 where another process owns it
     * @param caughtUp false while what it has made is built anew, wherever it is owned
     * @param waitsForUpgrade whether only a newer version can go on with it, which this process therefore leaves it to
     */
    record State(
            long position, boolean owned, boolean running, boolean error, boolean caughtUp, boolean waitsForUpgrade) {}

    private final Subscription subscription;
    private final Supplier<? extends ProcessorControl> feeding;
    private final LogHistory log;
    private final StandingOrders orders;
    private volatile boolean owned;
    private volatile boolean paused;
    private volatile boolean standsStill;
    private volatile boolean waitsForUpgrade;
    private volatile long leftSince;
    private long seen = -1;
    private int looks;
    private boolean hasBegun;
    private boolean told;

    public OwnedSubscription(Subscription subscription, Supplier<? extends ProcessorControl> feeding, LogHistory log) {
        this(subscription, feeding, log, StandingOrders.NONE);
    }

    /** @param orders by which it stands still */
    public OwnedSubscription(
            Subscription subscription,
            Supplier<? extends ProcessorControl> feeding,
            LogHistory log,
            StandingOrders orders) {
        this.orders = orders;
        this.subscription = subscription;
        this.feeding = feeding;
        this.log = log;
    }

    @Override
    public String name() {
        return subscription.name();
    }

    @Override
    public Role role() {
        return subscription.role();
    }

    @Override
    public void start(UUID token) {
        seen = -1;
        looks = 0;
        hasBegun = false;
        waitsForUpgrade = false;
        subscription.ownedAs(token);
        paused = orders.isPaused(name());
        if (!paused) {
            feeding.get().start();
        }
        owned = true;
    }

    @Override
    public void stop() {
        owned = false;
        standsStill = false;
        var feed = feeding.get();
        if (!paused || feed.isRunning()) {
            feed.shutDown();
        }
        paused = false;
    }

    @Override
    public boolean isWilling() {
        return !waitsForUpgrade || System.nanoTime() - leftSince > LEFT.toNanos();
    }

    @Override
    public void tend() {
        try {
            look(feeding.get(), subscription.position(), log.head());
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            LOG.debug("{} cannot be looked after just now: {}", name(), e.getMessage());
        }
    }

    /** Whether this process owns it and it does not get on. */
    public boolean standsStill() {
        return standsStill;
    }

    boolean isOwned() {
        return owned;
    }

    boolean waitsForUpgrade() {
        return waitsForUpgrade;
    }

    /** Whether this process owns it and has it stand still, as ordered. */
    boolean isPaused() {
        return owned && paused;
    }

    boolean isCaughtUp() {
        return subscription.isCaughtUp();
    }

    @Nullable
    String lastError() {
        return feeding.get().lastError();
    }

    /** Where it stands, as far as this process knows or can look up; 0 where it does not. */
    public long storedPosition() {
        return subscription.position();
    }

    /** Where it stands, where this process owns it and knows. Asks nobody. */
    OptionalLong position() {
        return owned ? subscription.positionHere() : OptionalLong.empty();
    }

    /** How the subscription stands in this process just now. */
    public State state() {
        return new State(
                owned ? subscription.position() : 0,
                owned,
                owned && feeding.get().isRunning(),
                standsStill,
                subscription.isCaughtUp(),
                waitsForUpgrade);
    }

    private void look(ProcessorControl feed, long position, long head) {
        if (orders.isPaused(name())) {
            rest(feed, position);
            return;
        }
        if (paused) {
            paused = false;
            LOG.info("{} is resumed at position {}", name(), position);
            feed.start();
        }
        if (feed.waitsForUpgrade()) {
            leave(feed, position);
            return;
        }
        if (!feed.isRunning()) {
            LOG.warn("{} has ended at position {}: it is started again", name(), position);
            feed.start();
        }
        hasBegun |= position >= head || (seen >= 0 && position != seen);
        var moves = position != seen || (position >= head && !feed.isError());
        seen = position;
        looks = moves ? 0 : looks + 1;
        standsStill = looks >= TELLING || (standsStill && !moves);
        tell(feed, position, head);
        if (looks > 0 && looks % PATIENCE == 0) {
            feed.tryAgain();
        }
    }

    private void rest(ProcessorControl feed, long position) {
        seen = -1;
        looks = 0;
        told = false;
        standsStill = false;
        if (feed.isRunning()) {
            feed.shutDown();
        }
        if (!paused) {
            LOG.info("{} is paused at position {}", name(), position);
        }
        paused = true;
    }

    private void leave(ProcessorControl feed, long position) {
        LOG.warn("{} is left at position {} to newer versions: {}", name(), position, feed.trouble());
        leftSince = System.nanoTime();
        waitsForUpgrade = true;
    }

    /** Once each time. Just after a start it is no news yet: what it writes to may have started with it. */
    private void tell(ProcessorControl feed, long position, long head) {
        if (!told && looks >= (hasBegun ? TELLING : STARTING)) {
            told = true;
            LOG.error("{} stands still at position {} of {}: {}", name(), position, head, feed.trouble());
        } else if (told && looks == 0) {
            told = false;
            LOG.info("{} goes on at position {} of {}", name(), position, head);
        }
    }
}
