// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import io.rollcall.log.subscription.Fence;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.SingletonTask;
import io.rollcall.privacy.Keys;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The queue of one channel, and what empties it: one process at a time hands messages over, several at once, so that a
 * slow one keeps no other back. While the channel is in trouble, all wait; a message that alone is not taken waits
 * alone.
 */
public final class Outbox implements SingletonTask {

    private static final Duration TIDYING = Duration.ofSeconds(1);

    private final Channel channel;
    private final Channel.Terms terms;
    private final OutboxTable table;
    private final OutboxExpiry expiry;
    private final OutboxMeters meters;
    private final ChannelTrouble trouble;
    private final Handover handing;
    private final Fence fence;
    private final RateLimiter pace;
    private final HandoverWindow window = new HandoverWindow(this::lookNow);
    private final Semaphore wake = new Semaphore(0);
    private long tidied;
    private volatile boolean running;
    private @Nullable Thread thread;

    public Outbox(Channel channel, JdbcClient jdbc, Keys keys, Clock clock, OutboxMeters meters) {
        this.channel = channel;
        this.terms = channel.terms();
        this.table = new OutboxTable(jdbc, keys, clock, channel);
        this.expiry = new OutboxExpiry(jdbc, clock, channel);
        this.meters = meters;
        this.trouble = new ChannelTrouble(channel.name());
        this.fence = new Fence(name(), jdbc);
        this.handing = new Handover(channel, table, trouble, fence, clock, meters);
        this.pace = new RateLimiter(terms.perSecond());
    }

    /**
     * Queues a message and has it sent soon; nothing happens if it was queued before.
     *
     * @throws io.rollcall.privacy.KeyDestroyed if its receiver is erased
     */
    public void add(OutboxEntry entry) {
        table.add(entry);
        lookNow();
    }

    @Override
    public String name() {
        return channel.name() + "-sending";
    }

    @Override
    public Role role() {
        return Role.POLICY;
    }

    @Override
    public void ownedAs(UUID token) {
        fence.ownedAs(token);
    }

    @Override
    public void start() {
        table.resume();
        tidied = System.nanoTime();
        running = true;
        thread = Loop.start(name(), terms.look(), () -> running, this::lookAndRest);
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        try {
            if (thread != null) {
                thread.join();
            }
            window.awaitEnds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        meters.unknown();
        channel.leave();
    }

    /** There may be something new in the queue, or told of by the other side. */
    void lookNow() {
        if (running) {
            wake.release();
        }
    }

    private void lookAndRest(Heartbeat heart) throws InterruptedException {
        look(heart);
        if (wake.tryAcquire(terms.look().toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void look(Heartbeat heart) {
        if (System.nanoTime() - tidied > TIDYING.toNanos()) {
            expiry.look(channel, meters);
            tidied = System.nanoTime();
        }
        channel.settle(table);
        while (running && trouble.isOver()) {
            if (!channel.reach()) {
                trouble.met();
                return;
            }
            var messages = table.take(Math.min(terms.perSecond(), window.free()));
            if (messages.isEmpty()) {
                return;
            }
            for (var message : messages) {
                heart.beat();
                pace.await();
                window.start(message.toString(), () -> handOver(message));
            }
        }
    }

    private void handOver(OutgoingMessage message) {
        if (running) {
            handing.over(message);
        } else {
            handing.back(message);
        }
    }
}
