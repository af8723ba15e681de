// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;

/**
 * Has a subscription's handlers take the events of the log, on one thread that the {@link SubscriptionLoop} keeps, from
 * a start to the next stop; both are the {@link SubscriptionCoordinator}'s. Axon lends its unit of work to handlers
 * that do something at once, such as to send a command; those that only queue need none.
 */
public final class SubscriptionProcessor extends AbstractEventProcessor implements ProcessorControl {

    /** Longer than what it writes to takes to say that it is away. */
    private static final Duration STOP = Duration.ofSeconds(15);

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final TokenStore positions;
    private final LastFailure trouble;
    private final CatchUp catchUp;
    private final boolean onlyQueues;
    private volatile @Nullable SubscriptionLoop loop;
    private volatile @Nullable Thread thread;

    private SubscriptionProcessor(
            Builder builder,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            TokenStore positions,
            LastFailure trouble,
            CatchUp catchUp,
            boolean onlyQueues) {
        super(builder);
        this.log = log;
        this.positions = positions;
        this.trouble = trouble;
        this.catchUp = catchUp;
        this.onlyQueues = onlyQueues;
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
        return of(name, handlers, log, positions, StandingOrders.NONE);
    }

    /**
     * The same, with orders by which events are passed over.
     *
     * @param name of the subscription
     */
    public static SubscriptionProcessor of(
            String name,
            EventHandlerInvoker handlers,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            TokenStore positions,
            StandingOrders orders) {
        var trouble = new LastFailure();
        var watched = new WatchedLog(log, trouble, handlers::canHandleType, at -> orders.isSkipped(name, at));
        var invoker = new EveryEventInvoker(name, handlers, trouble, orders);
        var queue =
                positions instanceof AxonSubscription subscription && subscription.queuesAll() ? subscription : null;
        var catchUp = new CatchUp(watched, invoker, positions, () -> queue == null || queue.hasRoom());
        var kept = new WatchedTokenStore(positions, trouble, queue == null ? null : catchUp);
        var builder = new Builder();
        builder.name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE);
        return new SubscriptionProcessor(builder, watched, kept, trouble, catchUp, queue != null);
    }

    /** @throws IllegalStateException while it has not ended since it was last stopped */
    @Override
    public synchronized void start() {
        var before = thread;
        if (isRunning()) {
            return;
        }
        if (before != null && before.isAlive()) {
            throw new IllegalStateException("it is not done with what was under way");
        }
        trouble.begin();
        catchUp.begin();
        var next = new SubscriptionLoop(getName(), log, positions, this::handle);
        loop = next;
        thread = Thread.ofPlatform().name("following-" + getName()).daemon().start(next);
    }

    /** @throws IllegalStateException when it has not ended in time; it does so later, and cannot be started before */
    @Override
    public synchronized void shutDown() {
        var under = loop;
        var following = thread;
        if (under == null || following == null) {
            return;
        }
        catchUp.stop();
        under.stop();
        try {
            if (!following.join(STOP)) {
                throw new IllegalStateException("it is not done with what is under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public boolean isRunning() {
        var under = loop;
        var following = thread;
        return under != null && following != null && following.isAlive() && !under.isStopped();
    }

    @Override
    public boolean isError() {
        var under = loop;
        return under != null && under.cannotBegin();
    }

    @Override
    public boolean waitsForUpgrade() {
        return trouble.waitsForUpgrade();
    }

    /** Ends the wait between two tries, which doubles. */
    @Override
    public void tryAgain() {
        var under = loop;
        if (under != null) {
            under.tryAgain();
        }
    }

    @Override
    public String trouble() {
        return trouble.toString();
    }

    @Override
    public @Nullable String lastError() {
        return trouble.last();
    }

    private void handle(List<TrackedEventMessage<?>> batch) throws Exception {
        if (!onlyQueues) {
            processInUnitOfWork(batch, new BatchingUnitOfWork<>(batch), List.of(Segment.ROOT_SEGMENT));
            return;
        }
        for (var event : batch) {
            eventHandlerInvoker().handle(event, Segment.ROOT_SEGMENT);
        }
    }

    private static final class Builder extends AbstractEventProcessor.Builder {}
}
