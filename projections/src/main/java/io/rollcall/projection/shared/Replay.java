// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.EventHandlers;
import io.rollcall.log.subscription.PastEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some documents of a read model, made once more from the log in memory by the projection's own handlers. Nothing is
 * read of what is stored, and nothing is written. Where documents lead to others, all that lead are made too, since
 * what they were decides what the others take.
 */
final class Replay<K, D> {

    /** How many documents that only lead to others are in memory. */
    private static final int MOST_LEADING = 200_000;

    private static final int PAGE = 1000;

    private final ReadModel<K, D> model;
    private final EventHandlers handlers;
    private final PastEvents log;
    private final Map<String, Wanted> wanted;
    private final Map<K, ReplayedDocument<K, D>> documents = new HashMap<>();
    private final Set<String> ledTo = new HashSet<>();
    private boolean isFromTheBeginning = true;
    private long position;

    /**
     * A document that is asked for.
     *
     * @param after of what follows from its events behind this position is told, see {@link #ledTo}
     * @param without the positions of events that it goes on without
     */
    record Wanted(long after, Set<Long> without) {}

    /** @param wanted by the text of the id */
    Replay(ReadModel<K, D> model, EventHandlers handlers, PastEvents log, Map<String, Wanted> wanted) {
        this.model = model;
        this.handlers = handlers;
        this.log = log;
        this.wanted = Map.copyOf(wanted);
    }

    /**
     * The same from where documents stand, which are all that are asked for.
     *
     * @param begun by the text of the id, each as it was at the position after which it is wanted
     */
    Replay(
            ReadModel<K, D> model,
            EventHandlers handlers,
            PastEvents log,
            Map<String, Wanted> wanted,
            Map<String, ReplayedDocument<K, D>> begun) {
        this(model, handlers, log, wanted);
        this.isFromTheBeginning = false;
        begun.values().forEach(document -> documents.put(document.id(), document));
        this.position = wanted.values().stream().mapToLong(Wanted::after).min().orElse(0);
    }

    /** Documents lead to others here, so what they were from the beginning decides. */
    static final class NeedsTheBeginning extends RuntimeException {

        private static final long serialVersionUID = 1;

        NeedsTheBeginning() {
            super("Documents lead to others", null, false, false);
        }
    }

    Map<String, Wanted> wanted() {
        return wanted;
    }

    /**
     * Takes all events up to a position that it has not taken yet.
     *
     * @throws NeedsTheBeginning where it does not begin there, and has to
     */
    void advanceTo(long end) {
        while (position < end) {
            var page = log.after(position, (int) Math.min(PAGE, end - position));
            if (page.isEmpty()) {
                throw new CannotRefold("the log ends at position " + position + ", before " + end);
            }
            for (var event : page) {
                var changes = new ArrayList<Change<K, D>>();
                model.aside(changes::add, () -> handlers.handle(event));
                changes.forEach(this::apply);
                position = AxonSubscription.positionOf(event.trackingToken());
            }
        }
    }

    /** Those that were asked for and that any event concerns, by the text of the id. */
    Map<String, ReplayedDocument<K, D>> documents() {
        var found = new HashMap<String, ReplayedDocument<K, D>>();
        documents.forEach((id, document) -> {
            if (wanted.containsKey(String.valueOf(id))) {
                found.put(String.valueOf(id), document);
            }
        });
        return found;
    }

    /** Documents, by the text of the id, that those that were asked for have led to. */
    Set<String> ledTo() {
        return Set.copyOf(ledTo);
    }

    private void apply(Change<K, D> change) {
        if (!isFromTheBeginning && change.depth() > 0) {
            throw new NeedsTheBeginning();
        }
        var text = String.valueOf(change.id());
        var asked = wanted.get(text);
        if (!isFromTheBeginning && asked != null && change.position() <= asked.after()) {
            return; // it has taken that
        }
        if (asked == null && change.depth() == 0) {
            return;
        }
        var document = documents.computeIfAbsent(change.id(), id -> begin(id, asked));
        var following = document.fold(change, asked == null ? null : model.codec(), model.clock());
        if (asked != null && change.position() > asked.after()) {
            following.forEach(further -> ledTo.add(String.valueOf(further.id())));
        }
        following.forEach(this::apply);
    }

    private ReplayedDocument<K, D> begin(K id, @Nullable Wanted asked) {
        if (documents.size() >= MOST_LEADING + wanted.size()) {
            throw new CannotRefold("too many documents lead to others: the read model has to be rebuilt");
        }
        return new ReplayedDocument<>(id, asked == null ? Set.of() : asked.without());
    }
}
