// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Folds some documents of one read model in memory, event by event and by the projection that keeps them, as its
 * subscription would have done. Nothing is read from its collection, and nothing written. Used by one thread.
 */
public final class PastFold {

    /** More documents that lead to others than that are not held in memory. */
    static final int MOST_LEADING = 200_000;

    private final PastReadModels.Folded<?, ?> model;
    private final Set<String> wanted;
    private final Consumer<PastStep> watcher;
    private final Map<String, Object> documents = new HashMap<>();
    private final Set<String> parked = new HashSet<>();
    private int depthWanted = -1;

    /** @param watcher is told of every event that one of the documents takes, in order */
    PastFold(PastReadModels.Folded<?, ?> model, Set<?> ids, Consumer<PastStep> watcher) {
        this.model = model;
        this.wanted = ids.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        this.watcher = watcher;
    }

    /** Whether events of this class concern the read model. */
    public boolean takes(Class<?> event) {
        return model.takes(event);
    }

    /**
     * Folds the next event; what concerns none of the documents changes nothing.
     *
     * @throws TooManyDocuments where they are led to by more than can be held in memory
     */
    public void handle(TrackedEventMessage<?> event) {
        fold(model.changes(event), event);
    }

    /** The content of one of the documents by now; {@code null} where there is none. */
    public @Nullable Document content(Object id) {
        return encoded(documents.get(String.valueOf(id)));
    }

    /** Whether an event could not be folded into it, so that it stays as it was before that. */
    public boolean isParked(Object id) {
        return parked.contains(String.valueOf(id));
    }

    /** Those that lead the furthest come first, as in {@link BatchWriter}. */
    private void fold(List<? extends Change<?, ?>> changes, TrackedEventMessage<?> event) {
        changes.stream()
                .sorted(Comparator.<Change<?, ?>>comparingInt(Change::depth).reversed())
                .forEach(change -> foldIfAsked(change, event));
    }

    private void foldIfAsked(Change<?, ?> change, TrackedEventMessage<?> event) {
        var id = String.valueOf(change.id());
        if (wanted.contains(id)) {
            if (depthWanted < 0 && wanted.size() == 1) {
                depthWanted = change.depth(); // what does not lead so far is not needed any more
            }
            foldIn(id, change, event, true);
        } else if (change.depth() > Math.max(0, depthWanted)) {
            foldIn(id, change, event, false);
        }
    }

    @SuppressWarnings("unchecked") // a change is of the type of its read model's documents
    private <D> void foldIn(String id, Change<?, ?> unchecked, TrackedEventMessage<?> event, boolean watched) {
        var change = (Change<Object, D>) unchecked;
        var before = (D) documents.get(id);
        if (parked.contains(id)) {
            tell(watched, event, before, before, "The document is parked.");
            return;
        }
        try {
            var after = change.fold().apply(before);
            var following = change.following(after);
            encodable(watched, after);
            keep(id, after);
            tell(watched, event, before, after, null);
            fold(following, event);
        } catch (TooManyDocuments e) {
            throw e;
        } catch (RuntimeException e) {
            parked.add(id);
            tell(watched, event, before, before, CannotFold.of(e));
        }
    }

    private void encodable(boolean watched, @Nullable Object after) {
        if (watched) {
            encoded(after);
        }
    }

    private void keep(String id, @Nullable Object after) {
        if (after == null) {
            documents.remove(id);
        } else {
            documents.put(id, after);
        }
        if (documents.size() > MOST_LEADING + wanted.size()) {
            throw new TooManyDocuments(model.name());
        }
    }

    private void tell(
            boolean watched,
            TrackedEventMessage<?> event,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String error) {
        if (watched && (before != null || after != null || error != null)) {
            watcher.accept(new PastStep(event, () -> encoded(before), () -> encoded(after), error));
        }
    }

    private @Nullable Document encoded(@Nullable Object document) {
        return document == null ? null : model.encoded(document);
    }
}
