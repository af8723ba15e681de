// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a parked document says of that.
 *
 * @param position of the event that it could not take
 * @param event its name
 * @param since when it was parked with that; {@code null} where an earlier version has done it
 * @param last what happened the last time that it was tried; {@code null} as before
 * @param later how many events of it were passed over since, as far as that was counted
 */
record ParkedMark(
        long position,
        String event,
        @Nullable Instant since,
        @Nullable Trouble last,
        long later) {

    static final String POSITION = "position";
    static final String EVENT = "event";
    private static final String SINCE = "since";
    private static final String LAST = "last";
    private static final String ATTEMPTS = "attempts";
    private static final String ERROR = "error";
    private static final String TRACE = "trace";
    private static final String LATER = "later";

    static ParkedMark of(Change<?, ?> change, Trouble trouble) {
        return new ParkedMark(change.position(), change.eventName(), trouble.at(), trouble, 0);
    }

    static @Nullable ParkedMark in(Document stored) {
        return stored.get(DocumentState.PARKED) instanceof Document mark ? fromBson(mark) : null;
    }

    private static ParkedMark fromBson(Document mark) {
        return new ParkedMark(
                mark.get(POSITION, Number.class).longValue(),
                mark.get(EVENT, ""),
                instant(mark.getDate(SINCE)),
                trouble(mark),
                mark.get(LATER) instanceof Number later ? later.longValue() : 0);
    }

    private static @Nullable Trouble trouble(Document mark) {
        var at = instant(mark.getDate(LAST));
        return at == null
                ? null
                : new Trouble(
                        at,
                        mark.get(ATTEMPTS, Number.class).intValue(),
                        mark.get(ERROR, ""),
                        mark.getList(TRACE, String.class, List.of()));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    /** Another event of the document was passed over. */
    ParkedMark passedOver() {
        return new ParkedMark(position, event, since, last, later + 1);
    }

    /** It was tried again, and this is what it failed of. */
    ParkedMark triedAgain(ParkedMark now) {
        if (now.position() != position || now.last() == null) {
            return now;
        }
        var attempts = attempts() + now.attempts();
        var trouble = Objects.requireNonNull(now.last());
        return new ParkedMark(
                position,
                event,
                since,
                new Trouble(trouble.at(), attempts, trouble.error(), trouble.trace()),
                now.later());
    }

    int attempts() {
        return last == null ? 1 : last.attempts();
    }

    Document toBson() {
        var mark = new Document(POSITION, position).append(EVENT, event).append(LATER, later);
        if (since != null) {
            mark.append(SINCE, Date.from(since));
        }
        if (last != null) {
            mark.append(LAST, Date.from(last.at()))
                    .append(ATTEMPTS, last.attempts())
                    .append(ERROR, last.error())
                    .append(TRACE, last.trace());
        }
        return mark;
    }
}
