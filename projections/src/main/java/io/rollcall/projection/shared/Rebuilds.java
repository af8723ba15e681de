// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Has read models built once more beside those that are read, for operators. What is asked for here is done by
 * whichever process owns the task {@code generations}, and goes on after a crash; nothing here waits for it.
 */
public final class Rebuilds {

    private final GenerationTable table;
    private final Supplier<List<ReadModelSubscription>> subscriptions;

    Rebuilds(GenerationTable table, Supplier<List<ReadModelSubscription>> subscriptions) {
        this.table = table;
        this.subscriptions = subscriptions;
    }

    /** The names of all read models. */
    public List<String> readModels() {
        return subscriptions.get().stream()
                .map(ReadModelSubscription::name)
                .sorted()
                .toList();
    }

    /** What is known of the generations of all read models that were ever rebuilt or verified. */
    public List<GenerationState> all() {
        return table.all();
    }

    /** What is known of the run of this purpose that was begun last; empty where there was none. */
    public Optional<GenerationState> find(String readModel, GenerationPurpose purpose) {
        return table.find(readModel, purpose);
    }

    /**
     * Begins to build a read model beside the live one. A generation that was kept so that it could be gone back to
     * gives way.
     *
     * @param run names what is begun; asked for once more it is no other one
     * @return whether it is under way or was; not where another run of this purpose is under way, or where a switch has
     *     just been
     */
    public boolean begin(String readModel, GenerationPurpose purpose, UUID run) {
        return table.find(readModel, purpose)
                        .filter(state -> state.run().equals(run))
                        .isPresent()
                || table.begin(readModel, purpose, run);
    }

    /**
     * The documents that a verification has found to differ, as far as it has come, the last ones first.
     *
     * @param before only those with a lower number
     * @param most so many
     * @return empty where no such run is known; it gives way to the next one of its read model
     */
    public Optional<List<DifferingDocument>> differing(UUID run, long before, int most) {
        return table.all().stream()
                .filter(state -> state.run().equals(run) && state.purpose() == GenerationPurpose.VERIFY)
                .findFirst()
                .map(state -> table.differences().find(run, before, most));
    }

    /** Leaves a run where it stands, or goes on with it; false where it is not under way any more. */
    public boolean pause(UUID run, boolean paused) {
        return under(run, GenerationPhase.NEW, GenerationPhase.BUILDING)
                .filter(state -> table.pause(state, paused))
                .isPresent();
    }

    /** Ends a run that is not switched to, and has what it built dropped; false where there is none. */
    public boolean cancel(UUID run) {
        return under(run, GenerationPhase.NEW, GenerationPhase.BUILDING, GenerationPhase.COMPARED)
                .filter(state -> table.move(state, GenerationPhase.NONE, "cancelled"))
                .isPresent();
    }

    /**
     * Goes over to what was built, though it is not the same, or forward again to what was gone back from; false where
     * nothing waits for that, or has parked.
     */
    public boolean switchOver(UUID run) {
        return over(run, GenerationState::canGoForward);
    }

    /** Goes back to the generation that was live before the last switch; false where no older one is kept. */
    public boolean rollBack(UUID run) {
        return over(run, GenerationState::canGoBack);
    }

    private boolean over(UUID run, Predicate<GenerationState> can) {
        return under(run, GenerationPhase.COMPARED, GenerationPhase.KEPT)
                .filter(can)
                .filter(state -> !GenerationState.PARKED.equals(state.outcome()))
                .filter(state -> table.move(state, GenerationPhase.SWITCHING, null))
                .isPresent();
    }

    private Optional<GenerationState> under(UUID run, GenerationPhase... phases) {
        return table.all().stream()
                .filter(state -> state.run().equals(run) && List.of(phases).contains(state.phase()))
                .findFirst();
    }
}
