// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.log.append.LogUnavailable;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.codec.UnknownEvent;
import io.rollcall.log.codec.Upcaster;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.PastFold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Reads the log from its beginning for a fold: page by page, and of each page what may concern it. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class LogScan {

    private static final int PAGE = 1000;

    private record Stored(String type, String revision) {}

    private final LogReader log;
    private final Map<Stored, Class<?>> plain;

    LogScan(LogReader log, EventTypes types, List<Upcaster> upcasters) {
        this.log = log;
        var changed = upcasters.stream()
                .flatMap(upcaster -> upcaster.takes().stream())
                .map(schema -> new Stored(schema.type(), schema.revision()))
                .collect(Collectors.toSet());
        this.plain = types.all()
                .filter(type -> !changed.contains(new Stored(type.name(), type.revision())))
                .collect(Collectors.toUnmodifiableMap(
                        type -> new Stored(type.name(), type.revision()), EventTypes.EventType::type));
    }

    /**
     * Folds all up to a position.
     *
     * @throws Problem 503 where a newer version has written what concerns the fold
     * @throws LogUnavailable where the log cannot be read
     */
    void upTo(long position, PastFold fold, Progress progress) {
        progress.begin(position);
        for (long read = 0; read < position; ) {
            var page = log.storedAfter(read, (int) Math.min(PAGE, position - read));
            if (page.isEmpty()) {
                throw Problem.unavailable("The log has become shorter meanwhile: it was restored. Ask again.");
            }
            var concerning =
                    page.stream().filter(event -> mayConcern(event, fold)).toList();
            log.decode(concerning).forEach(events -> events.forEach(event -> hand(event, fold)));
            read = page.getLast().position();
            progress.reached(read);
        }
    }

    /** What is read otherwise than it is stored is asked for its type once it is read. */
    private boolean mayConcern(StoredEvent event, PastFold fold) {
        var stored = new Stored(event.row().type(), event.row().revision());
        return Optional.ofNullable(plain.get(stored)).map(fold::takes).orElse(true);
    }

    private static void hand(TrackedEventMessage<?> event, PastFold fold) {
        if (event.getPayload() instanceof UnknownEvent newer) {
            if (newer.concerns(fold::takes)) {
                throw Problem.unavailable("A newer version has written " + newer + ": ask a process of that one.");
            }
        } else if (fold.takes(event.getPayloadType())) {
            fold.handle(event);
        }
    }
}
