// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.EventTypeFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Compares what was built with the live generation, piece by piece, and says what becomes of it. */
final class GenerationCheck<K, D> {

    private final ReadModel<K, D> model;
    private final GenerationTable table;
    private final EventTypeFilter filter;
    private final List<Document> differing = new ArrayList<>();
    private @Nullable GenerationComparison comparison;
    private long documents = -1;

    GenerationCheck(ReadModel<K, D> model, GenerationTable table, EventTypeFilter filter) {
        this.model = model;
        this.table = table;
        this.filter = filter;
    }

    boolean hasBegun() {
        return comparison != null;
    }

    /** Does some of it. What differs is on record before the end is. */
    void step(GenerationState state, GenerationFollower<K, D> built) {
        var done = comparison(state, built).step();
        if (!differing.isEmpty()) {
            table.differences().add(state, differing);
            differing.clear();
        }
        if (done) {
            conclude(state);
        }
    }

    /** Documents are parked in what was built, so it is not read. */
    void refuse(GenerationState state, GenerationFollower<K, D> built) {
        table.end(
                state,
                isVerification(state) ? GenerationPhase.NONE : GenerationPhase.COMPARED,
                GenerationState.PARKED,
                built.parked() + " documents are parked in what was built");
        end();
    }

    /** So many documents of both generations are compared. */
    long compared() {
        return comparison == null ? 0 : comparison.compared();
    }

    /** So many there are, about: each generation is looked through once. */
    long toCompare(GenerationState state) {
        if (documents < 0) {
            documents = 2 * model.generation(state.live()).store().about();
        }
        return documents;
    }

    /** Ends one that is under way; it begins anew. */
    void end() {
        if (comparison != null) {
            comparison.close();
        }
        comparison = null;
    }

    private GenerationComparison comparison(GenerationState state, GenerationFollower<K, D> built) {
        var begun = comparison;
        if (begun == null) {
            var verifies = isVerification(state);
            var live = verifies ? model.generations().live().number() : state.live();
            begun = GenerationComparison.of(
                    model.generation(live), built, filter, verifies ? differing::add : none -> {});
            differing.clear();
            if (verifies) {
                table.differences().forget(state.readModel());
            }
            comparison = begun;
        }
        return begun;
    }

    private void conclude(GenerationState state) {
        var differences = Objects.requireNonNull(comparison).differences();
        table.compared(state, differences.toJson());
        var equal = differences.number() == 0;
        if (isVerification(state)) {
            table.move(state, GenerationPhase.NONE, equal ? GenerationState.EQUAL : GenerationState.DIFFERENT);
        } else if (equal) {
            table.move(state, GenerationPhase.SWITCHING, null);
        } else {
            table.move(state, GenerationPhase.COMPARED, GenerationState.DIFFERENT);
        }
        end();
    }

    private static boolean isVerification(GenerationState state) {
        return state.purpose() == GenerationPurpose.VERIFY;
    }
}
