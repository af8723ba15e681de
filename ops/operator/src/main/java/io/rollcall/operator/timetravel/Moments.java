// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.Problem;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Reads the moments that operators name: a position, or a time, which is the last position recorded by then. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class Moments {

    private static final int DIGITS = 18;

    private final LogReader log;
    private final LogHistory history;

    Moments(LogReader log, LogHistory history) {
        this.log = log;
        this.history = history;
    }

    /** The end of the log. */
    long now() {
        return history.head();
    }

    /**
     * The moment that a parameter names.
     *
     * @return empty where it is not sent
     * @throws Problem 400 where it is no moment, 404 where the log does not reach so far
     */
    Optional<Long> in(OperatorRequest request, String parameter) {
        return request.parameter(parameter).map(this::of);
    }

    /**
     * The position that is meant; 0 is before everything.
     *
     * @throws Problem as {@link #in}
     */
    long of(String moment) {
        return moment.matches("[0-9]{1," + DIGITS + "}") ? reached(Long.parseLong(moment)) : recordedBy(moment);
    }

    private long reached(long position) {
        var head = history.head();
        if (position > head) {
            throw Problem.notFound("The log ends at position " + head + ".").with("head", head);
        }
        return position;
    }

    private long recordedBy(String moment) {
        try {
            return log.lastBy(OffsetDateTime.parse(moment).toInstant());
        } catch (DateTimeException e) {
            throw Problem.badRequest(
                    "A moment is a position, such as 1200, or a time of ISO 8601 with its offset, such as"
                            + " 2026-01-31T12:00:00Z.");
        }
    }
}
