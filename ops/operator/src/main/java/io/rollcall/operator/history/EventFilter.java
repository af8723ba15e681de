// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an operator asks of the list of events.
 *
 * @param type a type, or its family: what stands before the dot
 * @param from the first position, {@code to} the last
 * @param since the first moment of recording, {@code until} the last
 * @param words all of which an event has to have
 * @param before only events at lower positions
 */
record EventFilter(
        Optional<String> aggregate,
        Optional<Long> user,
        Optional<String> type,
        Optional<Long> from,
        Optional<Long> to,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> correlation,
        List<String> words,
        Optional<Long> before,
        int limit) {

    /** More words make a request no cheaper and a search no sharper. */
    private static final int MOST_WORDS = 4;

    private static final int USUAL = 50;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Set<String> NAMES = Set.of(
            "aggregate", "user", "type", "from", "to", "since", "until", "correlation", "text", "before", "limit");

    /** @throws Problem 400 where it cannot be understood, or asks for what there is not */
    static EventFilter of(OperatorRequest request) {
        request.query().keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.badRequest("There is no such parameter. There are "
                            + NAMES.stream().sorted().collect(Collectors.joining(", ")) + ".");
                });
        return new EventFilter(
                request.parameter("aggregate"),
                request.number("user"),
                request.parameter("type"),
                request.number("from"),
                request.number("to"),
                time(request, "since"),
                time(request, "until"),
                request.parameter("correlation"),
                words(request.parameter("text").orElse("")),
                request.number("before"),
                limit(request.number("limit").orElse((long) USUAL)));
    }

    private static int limit(long limit) {
        if (limit < 1 || limit > Page.MOST) {
            throw Problem.badRequest("The parameter 'limit' has to be from 1 to " + Page.MOST + ".");
        }
        return (int) limit;
    }

    private static List<String> words(String text) {
        var words = EventTerms.words(text).distinct().toList();
        if (words.size() > MOST_WORDS || (words.isEmpty() && !text.isBlank())) {
            throw Problem.badRequest("The parameter 'text' has to be 1 to " + MOST_WORDS + " words of at most "
                    + EventTerms.LONGEST_WORD + " characters.");
        }
        return words;
    }

    private static Optional<Instant> time(OperatorRequest request, String name) {
        try {
            return request.parameter(name)
                    .map(value -> OffsetDateTime.parse(value).toInstant())
                    .map(time -> time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time);
        } catch (DateTimeException e) {
            throw Problem.badRequest("The parameter '" + name + "' has to be a moment such as 2026-01-31T12:00:00Z.");
        }
    }
}
