// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.LogHistory;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what is left of earlier runs, and of one that has ended: once for each run. Used by one thread. */
final class OutdatedGenerations {

    private static final Logger LOG = LoggerFactory.getLogger(OutdatedGenerations.class);

    /** So many numbers back are looked at. */
    private static final int BACK = 8;

    private final LogHistory history;
    private final Set<UUID> dropped = new HashSet<>();

    OutdatedGenerations(LogHistory history) {
        this.history = history;
    }

    void drop(GenerationState state, ReadModel<?, ?> of) {
        if (dropped.add(state.run())) {
            numbers(state).forEach(number -> drop(of, number));
        }
    }

    /** There is something to drop of a run again. */
    void forget(UUID run) {
        dropped.remove(run);
    }

    void forgetAllBut(Set<UUID> runs) {
        dropped.retainAll(runs);
    }

    void forget() {
        dropped.clear();
    }

    private static IntStream numbers(GenerationState state) {
        if (state.purpose() == GenerationPurpose.VERIFY) {
            return state.phase() == GenerationPhase.NONE ? IntStream.of(Generation.SCRATCH) : IntStream.empty();
        }
        return IntStream.rangeClosed(Math.max(Generation.FIRST, state.last() - BACK), state.last())
                .filter(number -> number != state.live() && (state.beside() == null || number != state.beside()));
    }

    private void drop(ReadModel<?, ?> model, int number) {
        try {
            model.generation(number)
                    .store()
                    .clear(history.checkpointAt(0).orElseThrow().incarnation());
        } catch (ForeignCollection somebodys) {
            LOG.debug("{} stays: {}", Generation.collection(model.name(), number), somebodys.getMessage());
        }
    }
}
