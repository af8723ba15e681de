// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.PastEvents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Has read models built once more beside those that are read, for operators. What is asked for here is done by
 * whichever process owns the task {@code generations}, and goes on after a crash; nothing here waits for it.
 */
public final class Rebuilds {

    private final GenerationTable table;
    private final Supplier<List<ReadModelSubscription>> subscriptions;
    private final PastEvents log;

    Rebuilds(GenerationTable table, Supplier<List<ReadModelSubscription>> subscriptions, PastEvents log) {
        this.table = table;
        this.subscriptions = subscriptions;
        this.log = log;
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
     * Makes one document of the live generation once more, from the log alone, whatever is stored there; done when this
     * returns. The owner of the read model may show what it had in memory for a minute.
     *
     * @param key the text of its id
     * @return whether it is whole; if not, it is parked
     * @throws CannotRefold where nothing was done, with the reason
     */
    public boolean rebuildOne(String readModel, String key) {
        var subscription = subscriptions.get().stream()
                .filter(one -> one.name().equals(readModel))
                .findFirst()
                .orElseThrow(() -> new CannotRefold("there is no read model '" + readModel + "'"));
        return refold(subscription.model(), subscription)
                .run(Map.of(key, Refold.NONE))
                .containsValue(Refolded.WHOLE);
    }

    private <K, D> Refold<K, D> refold(ReadModel<K, D> model, ReadModelSubscription subscription) {
        return new Refold<>(model, subscription, log, true);
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

    /** Goes over to what was built, though it is not the same; false where nothing waits for that, or has parked. */
    public boolean switchOver(UUID run) {
        return under(run, GenerationPhase.COMPARED)
                .filter(state -> !GenerationState.PARKED.equals(state.outcome()))
                .filter(state -> table.move(state, GenerationPhase.SWITCHING, null))
                .isPresent();
    }

    /** Goes back to the generation that was live before the last switch; false where none is kept. */
    public boolean rollBack(UUID run) {
        return under(run, GenerationPhase.KEPT)
                .filter(state -> table.move(state, GenerationPhase.SWITCHING, null))
                .isPresent();
    }

    private Optional<GenerationState> under(UUID run, GenerationPhase... phases) {
        return table.all().stream()
                .filter(state -> state.run().equals(run) && List.of(phases).contains(state.phase()))
                .findFirst();
    }
}
