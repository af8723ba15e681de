// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import io.rollcall.log.subscription.Fence;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.SingletonTask;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands queued messages to the gateway, several at a time, so that a slow one keeps no other back. While the gateway is
 * away or asks for less, all wait; a message that it alone will not take waits alone.
 */
final class SmsSender implements SingletonTask {

    private static final Logger LOG = LoggerFactory.getLogger(SmsSender.class);
    private static final int AT_ONCE = 10;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TIDYING = Duration.ofSeconds(1);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final SmsQueue queue;
    private final SmsExpiry expiry;
    private final Receipts receipts;
    private final Gateway gateway;
    private final GatewayTrouble trouble = new GatewayTrouble();
    private final SmsHandover handing;
    private final Fence fence;
    private final SmsRateLimiter pace;
    private final int perSecond;
    private final int perLook;
    private final Semaphore window = new Semaphore(AT_ONCE);
    private final Semaphore wake = new Semaphore(0);
    private long tidied;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** The task's, under which its lock is kept. */
    static final String NAME = "sms-sending";

    /**
     * @param perSecond how many messages are handed over in a second at most, from 1
     * @param fence of this task
     */
    SmsSender(SmsQueue queue, SmsExpiry expiry, Receipts receipts, Gateway gateway, int perSecond, Fence fence) {
        this.queue = queue;
        this.expiry = expiry;
        this.receipts = receipts;
        this.gateway = gateway;
        this.handing = new SmsHandover(queue, receipts, gateway, trouble, fence);
        this.fence = fence;
        this.pace = new SmsRateLimiter(perSecond);
        this.perSecond = perSecond;
        this.perLook = Math.min(AT_ONCE, perSecond);
    }

    @Override
    public String name() {
        return NAME;
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
        queue.resume();
        tidied = System.nanoTime();
        running = true;
        thread = Loop.start(name(), LOOK, () -> running, this::lookAndRest);
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        try {
            if (thread != null) {
                thread.join();
            }
            if (window.tryAcquire(AT_ONCE, LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
                window.release(AT_ONCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        gateway.leave();
    }

    /** There may be something new in the queue or among the receipts. */
    void lookNow() {
        if (running) {
            wake.release();
        }
    }

    private void lookAndRest(Heartbeat heart) throws InterruptedException {
        look(heart);
        if (wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void look(Heartbeat heart) {
        if (System.nanoTime() - tidied > TIDYING.toNanos()) {
            expiry.dropHopeless(perSecond).forEach(code -> receipts.record(code, "expired-unsent"));
            expiry.tidy();
            tidied = System.nanoTime();
        }
        receipts.settle();
        while (running && trouble.isOver()) {
            if (!gateway.reach()) {
                trouble.met();
                return;
            }
            var messages = take();
            if (messages.isEmpty()) {
                return;
            }
            for (var message : messages) {
                heart.beat();
                pace.await();
                window.acquireUninterruptibly(); // there is one: nobody else takes any
                Thread.ofVirtual().name(message.toString()).start(() -> handOver(message));
            }
        }
    }

    private List<QueuedMessage> take() {
        var free = Math.min(perLook, window.availablePermits());
        return free == 0 ? List.of() : queue.take(free);
    }

    private void handOver(QueuedMessage message) {
        try {
            if (running) {
                handing.over(message);
            } else {
                handing.back(message);
            }
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            // It counts as sent: see SmsQueue.
            LOG.warn(
                    "It is not known whether {} was sent: {}",
                    message,
                    e.getClass().getName());
        } finally {
            window.release();
            lookNow();
        }
    }
}
