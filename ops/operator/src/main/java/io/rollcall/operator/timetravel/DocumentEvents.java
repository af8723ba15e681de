// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.history.NamedEvents;
import io.rollcall.projection.shared.DocumentFold;
import io.rollcall.projection.shared.PastReadModels;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Hands a fold the events that concern its documents: those that the index of history has for their ids, and behind the
 * end of the index, or where it cannot tell, all of the log. So what a look costs grows with what happened to the
 * documents, and not with the log.
 */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class DocumentEvents {

    /** With more ids than that events are looked for by their types alone. */
    private static final int MOST_IDS = 2_000;

    private static final int PAGE = 500;

    /** Where the index is asked for: no ids, whichever the events name. */
    private record Selection(Set<String> ids, Set<String> types) {}

    private final NamedEvents index;
    private final LogForms forms;
    private final LogReader log;
    private final LogScan scan;

    DocumentEvents(NamedEvents index, LogForms forms, LogReader log, LogScan scan) {
        this.index = index;
        this.forms = forms;
        this.log = log;
        this.scan = scan;
    }

    /**
     * Hands over all up to a position, in the order of the log.
     *
     * @param ids of the documents that are folded
     * @throws Problem 503 where the log or its index was replaced meanwhile
     */
    void upTo(
            long position,
            PastReadModels models,
            String readModel,
            Set<?> ids,
            DocumentFold<?, ?> fold,
            Progress progress) {
        var reach = index.reach();
        var indexed = Math.min(reach.position(), position);
        var types = indexed == 0 ? Optional.<Set<String>>empty() : forms.concerning(fold, indexed);
        progress.begin(position);
        if (types.isEmpty()) {
            scan.after(0, position, fold, progress);
            return;
        }
        read(selection(models, readModel, ids, types.get(), indexed, progress), indexed, fold::handle, progress);
        if (!index.reach().generation().equals(reach.generation())) {
            throw Problem.unavailable("The index of the log is being made anew: try again.");
        }
        scan.after(indexed, position, fold, progress);
    }

    private Selection selection(
            PastReadModels models, String readModel, Set<?> ids, Set<String> types, long upTo, Progress progress) {
        var named = models.namedBy(readModel, texts(ids));
        if (named.isEmpty() || named.get().size() > MOST_IDS) {
            return new Selection(Set.of(), types);
        }
        var all = new HashSet<>(named.get());
        if (models.hasLeading(readModel)) {
            var leading = new HashSet<String>();
            read(
                    new Selection(named.get(), types),
                    upTo,
                    event -> leading.addAll(models.leading(readModel, event)),
                    progress);
            all.addAll(models.namedBy(readModel, leading).orElseThrow());
        }
        return new Selection(all.size() > MOST_IDS ? Set.of() : all, types);
    }

    private static Set<String> texts(Set<?> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private void read(Selection selection, long upTo, Consumer<TrackedEventMessage<?>> to, Progress progress) {
        var after = 0L;
        var full = true;
        while (full) {
            var positions = index.find(after, upTo, selection.ids(), selection.types(), PAGE);
            log.decode(log.storedAt(positions)).forEach(events -> events.forEach(to));
            progress.read(positions.size());
            full = positions.size() == PAGE;
            after = full ? positions.getLast() : upTo;
            progress.reached(after);
        }
    }
}
