// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.process.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Tells the read models of this process which of their generations are live, and that documents of them were made once
 * more elsewhere, before anything follows or reads them, and then four times a second. While PostgreSQL is away they
 * stay with what they have, which is kept up.
 */
final class GenerationWatch implements SmartLifecycle {

    static final Duration LOOK = Duration.ofMillis(250);

    /** For how long after a switch a process may still read the generation before. */
    static final Duration SETTLING = Duration.ofSeconds(5);

    /** Before what lies in the read store is inspected. */
    private static final int PHASE = 800;

    private final @Nullable GenerationTable table;
    private final @Nullable RefoldNotices notices;
    private final Supplier<List<ReadModel<?, ?>>> models;
    private Map<String, Long> refolded = Map.of();
    private volatile boolean running;

    /**
     * @param table {@code null} where there is no PostgreSQL: then every read model has one generation
     * @param notices {@code null} as before
     */
    GenerationWatch(
            @Nullable GenerationTable table, @Nullable RefoldNotices notices, Supplier<List<ReadModel<?, ?>>> models) {
        this.table = table;
        this.notices = notices;
        this.models = models;
    }

    /** Looks now. */
    void look() {
        if (table != null) {
            var known = table.all().stream()
                    .filter(state -> state.purpose() == GenerationPurpose.REBUILD)
                    .collect(Collectors.toMap(GenerationState::readModel, Function.identity()));
            models.get().forEach(model -> turn(model, known));
        }
        if (notices != null) {
            hear(notices.told());
        }
    }

    /** What this process has in memory may be older than what another one has made once more. */
    private synchronized void hear(Map<String, Long> told) {
        models.get().stream()
                .filter(model -> !Objects.equals(told.get(model.name()), refolded.get(model.name())))
                .forEach(model -> model.recent().forgetAll());
        refolded = told;
    }

    private static void turn(ReadModel<?, ?> model, Map<String, GenerationState> known) {
        var state = known.get(model.name());
        if (state == null) {
            model.generations().turn(Generation.FIRST, null, false);
        } else {
            model.generations().turn(state.live(), state.beside(), state.isAwaited());
        }
    }

    @Override
    public void start() {
        look();
        running = true;
        if (table != null) {
            Loop.every(LOOK, "generations-watch", () -> running, heart -> look());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
