// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.shared.Event;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.log.subscription.SubscriptionProgress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One MongoDB collection, kept by one projection in one processing group of the same name. Handlers only
 * {@linkplain #change queue} what they would do; a whole batch is folded in memory and written by
 * {@link ReadModelSubscription}, right before the position.
 *
 * @param <K> the id: {@code Long} or {@code String}
 * @param <D> the document, immutable
 */
public final class ReadModel<K, D> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** As many as the events of an ordinary batch change. */
    private static final int TOGETHER = 1000;

    /** One event may change thousands of documents. */
    private static final int MOST_QUEUED = 50_000;

    private final ReadModelDefinition<K, D> definition;
    private final LiveGenerations<K, D> generations;
    private final @Nullable PastDocuments past;
    private final List<Change<K, D>> queued = new ArrayList<>();
    private final ScopedValue<Consumer<Change<K, D>>> aside = ScopedValue.newInstance();
    private volatile Generation<K, D> followed;

    /** @param name of the collection and of the processing group: kebab case, stable */
    public ReadModel(ReadModelDatabase database, String name, ReadModelCodec<K, D> codec) {
        this(database, name, codec, PATIENCE);
    }

    /**
     * A read model with a MAC on its documents, because they say which user a caller is: those that were not written by
     * Rollcall are as good as none.
     */
    public ReadModel(ReadModelDatabase database, String name, ReadModelCodec<K, D> codec, KeyedDigests digests) {
        this(new ReadModelDefinition<>(database, name, codec, PATIENCE, TOGETHER, digests));
    }

    /**
     * @param together how many documents are held in memory at most, where one event changes many, or they are large
     */
    public ReadModel(ReadModelDatabase database, String name, ReadModelCodec<K, D> codec, int together) {
        this(new ReadModelDefinition<>(database, name, codec, PATIENCE, together, null));
    }

    ReadModel(ReadModelDatabase database, String name, ReadModelCodec<K, D> codec, Duration patience) {
        this(new ReadModelDefinition<>(database, name, codec, patience, TOGETHER, null));
    }

    private ReadModel(ReadModelDefinition<K, D> definition) {
        this.definition = definition;
        this.past = definition.database().past();
        this.generations = new LiveGenerations<>(number -> new Generation<>(definition, number));
        this.followed = generations.live();
    }

    /** The name of its collection and of its subscription. */
    public String name() {
        return definition.name();
    }

    /**
     * Queues what an event does to a document: at most once for each event and document. It is done only over an older
     * position, so an event delivered again changes nothing.
     *
     * @param at the event's token
     */
    public <E extends Event> void change(K id, TrackingToken at, E event, Fold<D, E> fold) {
        change(at, event, Effect.on(id, fold));
    }

    /**
     * Queues what an event does to a document, and through it to others: at most one effect for each event and
     * document, as by {@link #change(Object, TrackingToken, Event, Fold)}.
     *
     * @param at the event's token
     */
    public <E extends Event> void change(TrackingToken at, E event, Effect<K, D, E> effect) {
        queue(Change.of(effect, AxonSubscription.positionOf(at), event));
    }

    /** What handlers would have done that are called meanwhile, by this thread, is told and not done. */
    void aside(Consumer<Change<K, D>> told, Runnable handling) {
        ScopedValue.where(aside, told).run(handling);
    }

    private void queue(Change<K, D> change) {
        if (aside.isBound()) {
            aside.get().accept(change);
            return;
        }
        synchronized (queued) {
            queued.add(change);
        }
    }

    boolean hasRoom() {
        synchronized (queued) {
            return queued.size() < MOST_QUEUED;
        }
    }

    /**
     * The document under an id, in one look-up; empty if there is none, or none any more, for which the collection is
     * asked once more whether it is whole.
     *
     * @param after waits, as {@link #await} does, until this position is in the read model; 0 asks for nothing
     */
    public Mono<D> find(K id, long after) {
        return past == null ? generations.read(reading -> reading.find(id, after)) : past.find(this, id);
    }

    /**
     * Those of the documents under these ids that there are, in no particular order, in one look-up for each of the
     * {@link WriteChunks} of the ids: one for thousands of them; in none where no id is asked for.
     *
     * @param after waits, as {@link #await} does, until this position is in the read model; 0 asks for nothing
     */
    public Mono<List<D>> findAll(Collection<K> ids, long after) {
        return past == null ? generations.read(reading -> reading.findAll(ids, after)) : past.findAll(this, ids);
    }

    /**
     * Completes once a position is in the read model, whichever generation of it a process reads; fails with
     * {@link NotCaughtUp} after 2 seconds.
     */
    public Mono<Void> await(long position) {
        return Flux.defer(() -> Flux.fromIterable(generations.mustHold()))
                .flatMap(generation -> generation.progress().await(position))
                .then();
    }

    /** Whether anything up to a position may concern it that a process may not see yet. */
    boolean mayLack(long position) {
        return generations.mustHold().stream()
                .anyMatch(generation -> generation.progress().mayLack(position));
    }

    /**
     * Folds and writes what is queued, so many documents at a time. When this fails nothing stays queued: it has to be
     * delivered again, which changes nothing where it is written already.
     *
     * @return of how many events anything was queued
     */
    int flush(long position) {
        var changes = takeQueued();
        followed.write(changes, position);
        return (int) changes.stream().mapToLong(Change::position).distinct().count();
    }

    /** Forgets what is queued and not written. */
    List<Change<K, D>> takeQueued() {
        synchronized (queued) {
            var taken = List.copyOf(queued);
            queued.clear();
            return taken;
        }
    }

    ReadModelCodec<K, D> codec() {
        return definition.codec();
    }

    InstantSource clock() {
        return definition.database().clock();
    }

    RecentDocuments<D> recent() {
        return generations.read().recent();
    }

    /** Its collections. */
    LiveGenerations<K, D> generations() {
        return generations;
    }

    /** From here on what is queued is written to the generation that is live just now. */
    Generation<K, D> follow() {
        followed = generations.live();
        return followed;
    }

    /** Where what is queued is written. */
    Generation<K, D> followed() {
        return followed;
    }

    /** One more of its generations, for a writer of its own. */
    Generation<K, D> generation(int number) {
        return new Generation<>(definition, number);
    }

    /** Of the generation that is read. */
    ReadModelStore store() {
        return generations.read().store();
    }

    /** Of the generation that is read. */
    SubscriptionProgress progress() {
        return generations.read().progress();
    }

    /** What an event makes of a document. */
    @FunctionalInterface
    public interface Fold<D, E> {

        /**
         * @param before {@code null} where there is no document, or none any more
         * @return the document after the event, or {@code null} to delete it
         */
        @Nullable
        D apply(@Nullable D before, E event);
    }
}
