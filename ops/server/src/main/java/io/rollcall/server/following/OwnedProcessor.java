// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import java.util.concurrent.Executors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.messaging.StreamableMessageSource;

/** Axon's processor with one segment, whose start and stop are left to the {@link Ownership}. */
final class OwnedProcessor extends PooledStreamingEventProcessor {

    private static final int BATCH = 1000;

    private OwnedProcessor(Builder builder) {
        super(builder);
    }

    static OwnedProcessor of(
            String name,
            EventHandlerInvoker handlers,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            TokenStore positions) {
        return new OwnedProcessor(builder()
                .name(name)
                .eventHandlerInvoker(new EveryEvent(handlers))
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(log)
                .tokenStore(positions)
                .transactionManager(NoTransactionManager.instance())
                .initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .batchSize(BATCH)
                .coordinatorExecutor(group -> Executors.newSingleThreadScheduledExecutor(named(group)))
                .workerExecutor(group -> Executors.newSingleThreadScheduledExecutor(named(group))));
    }

    @Override
    public void registerLifecycleHandlers(Lifecycle.LifecycleRegistry registry) {
        // Not by Axon's lifecycle: a processor runs while this process owns it.
    }

    private static java.util.concurrent.ThreadFactory named(String group) {
        return Thread.ofPlatform().name("following-" + group + "-", 0).daemon().factory();
    }
}
