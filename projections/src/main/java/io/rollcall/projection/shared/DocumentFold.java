// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Folds some documents of one read model in memory, event by event, mostly from the beginning of the log, by the
 * handlers of its projection, as its subscription would have done. Nothing is read from its collection, and nothing
 * written. Where documents lead to others, those that lead are folded too, since what they were decides what the others
 * take. Used by one thread.
 */
public final class DocumentFold<K, D> {

    /** More documents that lead to others than that are not held in memory. */
    static final int MOST_LEADING = 200_000;

    /**
     * A document that is asked for.
     *
     * @param after of what follows from its events behind this position is told, see {@link #ledTo}
     * @param without the positions of events that it goes on without
     */
    record Wanted(long after, Set<Long> without) {}

    private final FoldedModel<K, D> model;
    private final Map<String, Wanted> wanted;
    private final Consumer<PastStep> watcher;
    private final Map<String, FoldedDocument<K, D>> documents = new HashMap<>();
    private final Set<String> ledTo = new HashSet<>();
    private final boolean fromTheBeginning;
    private int depthWanted = -1;

    /**
     * @param wanted by the text of the id
     * @param watcher is told of every event that concerns one of the documents, in order
     */
    DocumentFold(FoldedModel<K, D> model, Map<String, Wanted> wanted, Consumer<PastStep> watcher) {
        this.model = model;
        this.wanted = Map.copyOf(wanted);
        this.watcher = watcher;
        this.fromTheBeginning = true;
    }

    /**
     * The same from where documents stand, which are all that are asked for.
     *
     * @param begun by the text of the id, each as it was at the position after which it is wanted
     */
    DocumentFold(FoldedModel<K, D> model, Map<String, Wanted> wanted, Map<String, FoldedDocument<K, D>> begun) {
        this.model = model;
        this.wanted = Map.copyOf(wanted);
        this.watcher = step -> {};
        this.fromTheBeginning = false;
        documents.putAll(begun);
    }

    /** Documents lead to others here, so what they were from the beginning decides. */
    static final class NeedsTheBeginning extends RuntimeException {

        private static final long serialVersionUID = 1;

        NeedsTheBeginning() {
            super("Documents lead to others", null, false, false);
        }
    }

    /** Whether events of this class concern the read model. */
    public boolean takes(Class<?> event) {
        return model.types().test(event);
    }

    /**
     * Folds the next event; what concerns none of the documents changes nothing.
     *
     * @throws TooManyDocuments where they are led to by more than can be held in memory
     * @throws WrittenByNewerVersion where it concerns the read model, and this process cannot read it
     */
    public void handle(TrackedEventMessage<?> event) {
        if (model.skips(event)) {
            tellSkipped(event);
        } else {
            fold(model.changes(event), event);
        }
    }

    /** The content of one of the documents by now; {@code null} where there is none. */
    public @Nullable Document content(Object id) {
        var document = documents.get(String.valueOf(id));
        return document == null ? null : document.encoded();
    }

    /** Whether an event could not be folded into it, so that it stays as it was before that. */
    public boolean isParked(Object id) {
        var document = documents.get(String.valueOf(id));
        return document != null && document.parked() != null;
    }

    Map<String, Wanted> wanted() {
        return wanted;
    }

    /** One that was asked for; {@code null} where no event concerns it. */
    @Nullable
    FoldedDocument<K, D> document(String key) {
        return documents.get(key);
    }

    /** Documents, by the text of the id, that those that were asked for have led to. */
    Set<String> ledTo() {
        return Set.copyOf(ledTo);
    }

    /** The event may be one that the handlers fail with: that is what it was skipped for. */
    private void tellSkipped(TrackedEventMessage<?> event) {
        try {
            model.changes(event).stream()
                    .map(change -> String.valueOf(change.id()))
                    .filter(wanted::containsKey)
                    .forEach(id -> watcher.accept(PastStep.passedOver(event, content(id))));
        } catch (RuntimeException e) {
            // nobody can say what it would have concerned
        }
    }

    /** Those that lead the furthest come first, as in {@link BatchWriter}. */
    private void fold(List<Change<K, D>> changes, TrackedEventMessage<?> event) {
        changes.stream()
                .sorted(Comparator.<Change<K, D>>comparingInt(Change::depth).reversed())
                .forEach(change -> foldIfAsked(change, event));
    }

    private void foldIfAsked(Change<K, D> change, TrackedEventMessage<?> event) {
        var id = String.valueOf(change.id());
        var asked = wanted.get(id);
        if (!fromTheBeginning && change.depth() > 0) {
            throw new NeedsTheBeginning();
        }
        if (!fromTheBeginning && asked != null && change.position() <= asked.after()) {
            return; // it has taken that
        }
        if (asked != null) {
            if (depthWanted < 0 && wanted.size() == 1) {
                depthWanted = change.depth(); // what does not lead so far is not needed any more
            }
            foldWanted(id, asked, change, event);
        } else if (change.depth() > Math.max(0, depthWanted)) {
            var leading = documents.computeIfAbsent(id, none -> begin(change.id(), Set.of()));
            fold(leading.fold(change, null, model.model().clock()).following(), event);
            if (leading.isNothing()) {
                documents.remove(id);
            }
        }
    }

    private void foldWanted(String id, Wanted asked, Change<K, D> change, TrackedEventMessage<?> event) {
        var document = documents.computeIfAbsent(id, none -> begin(change.id(), asked.without()));
        var before = document.encoded();
        if (document.isWithout(change)) {
            document.passOver(change);
            watcher.accept(PastStep.passedOver(event, before));
            return;
        }
        var outcome = document.fold(change, model.model().codec(), model.model().clock());
        tell(event, before, document.encoded(), outcome.error());
        if (change.position() > asked.after()) {
            outcome.following().forEach(further -> ledTo.add(String.valueOf(further.id())));
        }
        fold(outcome.following(), event);
    }

    private FoldedDocument<K, D> begin(K id, Set<Long> without) {
        if (documents.size() >= MOST_LEADING + wanted.size()) {
            throw new TooManyDocuments(model.model().name());
        }
        return new FoldedDocument<>(id, without);
    }

    private void tell(
            TrackedEventMessage<?> event, @Nullable Document before, @Nullable Document after, @Nullable String error) {
        if (before != null || after != null || error != null) {
            watcher.accept(new PastStep(event, before, after, error, false));
        }
    }
}
