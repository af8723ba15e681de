// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.SingletonTask;
import io.rollcall.log.subscription.StandingOrders;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every generation that is not live, in one process at a time and on one thread, of which it takes a share, but
 * for the seconds around a switch: changes wait for it then, so it does nothing else, and does not rest. What is to be
 * done, and how far it has come, stands in PostgreSQL and in the collections: whichever process is the next goes on
 * from there.
 */
final class GenerationKeeper implements SingletonTask {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationKeeper.class);
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration BRIEF = Duration.ofMillis(5);
    private static final Duration AWAITED = Duration.ofMillis(3);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration FAILED = Duration.ofMillis(500);

    private final GenerationTable table;
    private final Supplier<List<ReadModelSubscription>> subscriptions;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final LogHistory history;
    private final RebuildProperties properties;
    private final StandingOrders orders;
    private final Runnable turned;
    private final Map<UUID, GenerationWork<?, ?>> works = new HashMap<>();
    private final OutdatedGenerations outdated;
    private volatile boolean running;
    private @Nullable Thread thread;
    private List<GenerationState> awaited = List.of();

    /** @param turned is called when another generation is live */
    GenerationKeeper(
            GenerationTable table,
            Supplier<List<ReadModelSubscription>> subscriptions,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            LogHistory history,
            RebuildProperties properties,
            StandingOrders orders,
            Runnable turned) {
        this.orders = orders;
        this.table = table;
        this.subscriptions = subscriptions;
        this.log = log;
        this.history = history;
        this.properties = properties;
        this.turned = turned;
        this.outdated = new OutdatedGenerations(history);
    }

    @Override
    public String name() {
        return "generations";
    }

    @Override
    public Role role() {
        return Role.PROJECTION;
    }

    @Override
    public void start() {
        running = true;
        thread = Loop.start(name(), Duration.ofSeconds(5), () -> running, this::round);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            LockSupport.unpark(thread);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        works.values().forEach(GenerationWork::close);
        works.clear();
        outdated.forget();
    }

    private void round(Heartbeat heart) {
        var begun = System.nanoTime();
        var more = tendAll(heart);
        if (awaited.isEmpty()) {
            rest(more, System.nanoTime() - begun);
        } else {
            keepUp(heart);
        }
    }

    /** Changes wait for what is written here: what is to become of it is looked up now and then only. */
    private void keepUp(Heartbeat heart) {
        var until = System.nanoTime() + LOOK.toNanos();
        while (running && System.nanoTime() < until) {
            heart.beat();
            awaited.forEach(this::keepUp);
            LockSupport.parkNanos(AWAITED.toNanos());
        }
    }

    private void keepUp(GenerationState state) {
        var work = works.get(state.run());
        if (work != null) {
            try {
                work.keepUp();
            } catch (RuntimeException e) {
                stumbled(state, e);
            }
        }
    }

    /** One round; whether there is more to do at once. */
    boolean tendAll(Heartbeat heart) {
        var more = false;
        var all = table.all();
        forgetAllBut(all.stream().map(GenerationState::run).collect(Collectors.toSet()));
        awaited = all.stream().filter(this::isAwaited).toList();
        for (var state : awaited.isEmpty() ? all : awaited) {
            heart.beat();
            more |= tend(state);
        }
        return more;
    }

    /** By changes, which this process can have wait no longer. */
    private boolean isAwaited(GenerationState state) {
        return state.isAwaited() && subscription(state).isPresent();
    }

    private Optional<ReadModelSubscription> subscription(GenerationState state) {
        return subscriptions.get().stream()
                .filter(one -> one.name().equals(state.readModel()))
                .findFirst();
    }

    /** A run that another one has taken the place of is not under way any more. */
    private void forgetAllBut(Set<UUID> runs) {
        outdated.forgetAllBut(runs);
        var over = new HashSet<>(works.keySet());
        over.removeAll(runs);
        over.forEach(run -> works.remove(run).close());
    }

    private void rest(boolean more, long took) {
        LockSupport.parkNanos(
                more
                        ? Math.max(BRIEF.toNanos(), (long) (took * (1 - properties.share()) / properties.share()))
                        : works.isEmpty() ? IDLE.toNanos() : 4 * BRIEF.toNanos());
    }

    private boolean tend(GenerationState state) {
        var subscription = subscription(state);
        if (subscription.isEmpty()) {
            return false; // a read model of another version
        }
        try {
            if (state.phase() == GenerationPhase.NONE) {
                end(state);
            }
            outdated.drop(state, subscription.get().model());
            if (state.phase() == GenerationPhase.NONE) {
                return false;
            }
            var more = works.computeIfAbsent(state.run(), run -> work(state, subscription.get()))
                    .tend(state);
            if (state.isAboutToBeRead()) {
                turned.run();
            }
            return more;
        } catch (RuntimeException e) {
            stumbled(state, e);
            return false;
        }
    }

    private void end(GenerationState state) {
        var ended = works.remove(state.run());
        if (ended != null) {
            ended.close();
            outdated.forget(state.run());
        }
    }

    private void stumbled(GenerationState state, RuntimeException e) {
        var work = works.get(state.run());
        if (work != null) {
            work.stumble();
        }
        var told = e.getClass().getSimpleName();
        LOG.warn("The generation {} of {} does not get on just now: {}", state.beside(), state.readModel(), told);
        table.failed(state, told);
        LockSupport.parkNanos(FAILED.toNanos());
    }

    private GenerationWork<?, ?> work(GenerationState state, ReadModelSubscription subscription) {
        return work(state, subscription, subscription.model());
    }

    private <K, D> GenerationWork<K, D> work(
            GenerationState state, ReadModelSubscription subscription, ReadModel<K, D> model) {
        return new GenerationWork<>(
                state,
                subscription,
                model,
                number -> new GenerationFollower<>(
                        model, number, subscription, log, at -> orders.isSkipped(model.name(), at)),
                table,
                history,
                properties.kept());
    }
}
