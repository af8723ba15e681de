// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Axon's processor with one segment; its start and stop are left to the {@link SubscriptionCoordinator}. It reads and
 * handles on one thread: on two, a batch begins with the first event of a unit and the others wait for its flush.
 */
public final class SubscriptionProcessor extends PooledStreamingEventProcessor implements ProcessorControl {

    /** Longer than what it writes to takes to say that it is away. */
    private static final Duration STOP = Duration.ofSeconds(15);

    /** How often a subscription with nothing to do looks whether it still stands where it did. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How soon one that has lost its place begins again, a second after that. */
    private static final Duration CLAIM = Duration.ofMillis(500);

    private static final int BATCH = 1000;
    private static final int SEGMENT = 0;

    private final LastFailure trouble;
    private final CatchUp catchUp;

    private SubscriptionProcessor(Builder builder, LastFailure trouble, CatchUp catchUp) {
        super(builder);
        this.trouble = trouble;
        this.catchUp = catchUp;
    }

    /**
     * Brings events to these handlers, once it is started.
     *
     * @param name of the subscription
     */
    public static SubscriptionProcessor of(
            String name,
            EventHandlerInvoker handlers,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            TokenStore positions) {
        var trouble = new LastFailure();
        var thread = Executors.newSingleThreadScheduledExecutor(named(name));
        var watched = new WatchedLog(log, trouble, handlers::canHandleType);
        var invoker = new EveryEventInvoker(handlers, trouble);
        var queue =
                positions instanceof AxonSubscription subscription && subscription.queuesAll() ? subscription : null;
        var catchUp = new CatchUp(watched, invoker, positions, () -> queue == null || queue.hasRoom());
        var builder = builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(watched)
                .tokenStore(new WatchedTokenStore(positions, trouble, queue == null ? null : catchUp))
                .transactionManager(NoTransactionManager.instance())
                .initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .batchSize(BATCH)
                .claimExtensionThreshold(LOOK.toMillis())
                .tokenClaimInterval(CLAIM.toMillis())
                .coordinatorExecutor(thread)
                .workerExecutor(thread);
        return new SubscriptionProcessor(builder, trouble, catchUp);
    }

    @Override
    public void start() {
        trouble.begin();
        catchUp.begin();
        super.start();
    }

    @Override
    public boolean waitsForUpgrade() {
        return trouble.waitsForUpgrade();
    }

    /**
     * Ends Axon's wait between two tries, which doubles up to 60 s: a segment that was released until a moment ago may
     * be claimed at once.
     */
    @Override
    public void tryAgain() {
        releaseSegment(SEGMENT, -1, TimeUnit.MILLISECONDS);
    }

    /** @throws IllegalStateException when it has not ended in time; it does so later, and cannot be started before */
    @Override
    public void shutDown() {
        catchUp.stop();
        try {
            shutdownAsync().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("it is not done with what is under way", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("it failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public String trouble() {
        return trouble.toString();
    }

    @Override
    public void registerLifecycleHandlers(Lifecycle.LifecycleRegistry registry) {
        // Not by Axon's lifecycle: a processor runs while this process owns it.
    }

    private static java.util.concurrent.ThreadFactory named(String group) {
        return Thread.ofPlatform().name("following-" + group + "-", 0).daemon().factory();
    }
}
