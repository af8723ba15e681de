// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.log.subscription.PastEvents;
import io.rollcall.log.subscription.StandingOrders;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One process that has notes, and may own the task that keeps their other generations. */
final class RebuildingProcess {

    static final RebuildProperties PROPERTIES = new RebuildProperties(1, Duration.ofHours(1));

    final Notes notes;
    final JdbcClient jdbc;
    final GenerationTable table;
    final GenerationWatch watch;
    final GenerationKeeper keeper;
    final Rebuilds rebuilds;
    final PartRebuilds parts;

    /** How many events were handled beside the live read model. */
    final AtomicInteger handled = new AtomicInteger();

    /** The positions that an operator has the read model pass over. */
    final Set<Long> skipped = new HashSet<>();

    private final StandingOrders orders = new StandingOrders() {
        @Override
        public boolean isPaused(String subscription) {
            return false;
        }

        @Override
        public boolean isSkipped(String subscription, long position) {
            return skipped.contains(position);
        }

        @Override
        public Set<Long> skipped(String subscription) {
            return Set.copyOf(skipped);
        }
    };

    private final Heartbeat heart = Heartbeat.begin("test", Duration.ofMinutes(1));

    RebuildingProcess(Notes notes, HikariDataSource postgres) {
        this.notes = notes;
        this.jdbc = JdbcClient.create(postgres);
        this.table = new GenerationTable(jdbc);
        this.rebuilds = new Rebuilds(table, () -> List.of(notes.subscription));
        this.parts = new PartRebuilds(refolds(notes, notes.log, jdbc, orders));
        this.watch = new GenerationWatch(table, new RefoldNotices(jdbc), () -> List.of(notes.model));
        this.keeper = new GenerationKeeper(
                table, () -> List.of(notes.subscription), notes.log, notes.log, PROPERTIES, orders, watch::look);
        var handlers = new AnnotationEventHandlerAdapter(new Note.Projection(notes.model));
        notes.subscription.handledBy(event -> {
            handled.incrementAndGet();
            try {
                handlers.handle(event);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** What makes single documents of these notes once more. */
    static Refolds refolds(Notes notes, PastEvents log, JdbcClient jdbc, StandingOrders orders) {
        var beans = new StaticListableBeanFactory(
                Map.of("subscription", notes.subscription, "log", log, "jdbc", jdbc, "orders", orders));
        return new Refolds(
                beans.getBeanProvider(ReadModelSubscription.class),
                beans.getBeanProvider(PastEvents.class),
                beans.getBeanProvider(StandingOrders.class),
                beans.getBeanProvider(JdbcClient.class));
    }

    UUID begin(GenerationPurpose purpose) {
        var run = UUID.randomUUID();
        assertThat(rebuilds.begin(Notes.NAME, purpose, run)).isTrue();
        return run;
    }

    UUID begin() {
        return begin(GenerationPurpose.REBUILD);
    }

    GenerationState state(GenerationPurpose purpose) {
        return table.find(Notes.NAME, purpose).orElseThrow();
    }

    GenerationState state() {
        return state(GenerationPurpose.REBUILD);
    }

    /** One round of the task that keeps generations. */
    void step() {
        keeper.tendAll(heart);
    }

    /** As many rounds as it takes. */
    GenerationState stepUntil(GenerationPurpose purpose, GenerationPhase phase) {
        for (int round = 0; round < 200 && state(purpose).phase() != phase; round++) {
            step();
        }
        return state(purpose);
    }

    GenerationState stepUntil(GenerationPhase phase) {
        return stepUntil(GenerationPurpose.REBUILD, phase);
    }

    /** As if everything since the last step had been some seconds ago. */
    void wait(Duration time) {
        jdbc.sql("update read_model_generations set since = since - make_interval(secs => ?)")
                .param(time.toMillis() / 1000.0)
                .update();
    }

    /** All processes have seen by now that both generations count. */
    GenerationState switchOver() {
        stepUntil(GenerationPhase.SWITCHING);
        wait(GenerationWork.ALL_KNOW.plusSeconds(1));
        step();
        goOver();
        return state();
    }

    /** Looks, as a process does four times a second, until it reads the live generation. */
    void goOver() {
        var generations = notes.model.generations();
        lookUntil(() -> generations.read() == generations.live());
    }

    /** Looks until it has found that the one that is about to be live is whole. */
    void knowBoth() {
        var generations = notes.model.generations();
        lookUntil(() -> generations.mustHold().size() == 2
                && generations.mustHold().getLast().progress().isWhole());
    }

    private void lookUntil(BooleanSupplier done) {
        watch.look();
        for (int looks = 0; looks < 1000 && !done.getAsBoolean(); looks++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            watch.look();
        }
    }
}
