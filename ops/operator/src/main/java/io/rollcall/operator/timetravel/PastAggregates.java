// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.log.append.LogUnavailable;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Folds aggregates up to a position, from the log alone, page by page: a long one takes time, and little memory. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class PastAggregates {

    /** So many events of one aggregate are folded at most: a few seconds. */
    private static final int MOST = 100_000;

    private static final int PAGE = 1000;

    private final LogReader log;
    private final AggregateTypes types;

    PastAggregates(LogReader log, AggregateTypes types) {
        this.log = log;
        this.types = types;
    }

    /**
     * An aggregate after its last event up to a position; empty where it has none by then.
     *
     * @throws Problem 503 where a newer version has written of it, 409 where it is too long
     */
    Optional<AggregateThen> at(String aggregate, long position) {
        var type = firstOf(aggregate).filter(event -> positionOf(event) <= position);
        return type.map(first -> {
            var last = new AtomicReference<DomainEventMessage<?>>(first);
            var history = upTo(aggregate, position).peek(last::set);
            var root = types.replayed(first.getType(), history);
            return then(aggregate, last.get(), root);
        });
    }

    private static AggregateThen then(String aggregate, DomainEventMessage<?> last, Object root) {
        return new AggregateThen(
                aggregate,
                last.getType(),
                last.getSequenceNumber(),
                positionOf(last),
                last.getTimestamp(),
                MaskedState.of(root));
    }

    /** The events of an aggregate after one position and up to another, in order, {@code most} of them at most. */
    List<DomainEventMessage<?>> between(String aggregate, long after, long upTo, int most) {
        return upTo(aggregate, upTo)
                .dropWhile(event -> positionOf(event) <= after)
                .limit(most)
                .toList();
    }

    private Optional<DomainEventMessage<?>> firstOf(String aggregate) {
        return page(aggregate, 0, 1).stream().findFirst();
    }

    private Stream<DomainEventMessage<?>> upTo(String aggregate, long position) {
        var counted = new AtomicLong();
        return Stream.iterate(
                        page(aggregate, 0, PAGE),
                        page -> !page.isEmpty(),
                        page -> page(aggregate, page.getLast().getSequenceNumber() + 1, PAGE))
                .flatMap(List::stream)
                .takeWhile(event -> positionOf(event) <= position)
                .peek(event -> bounded(counted.incrementAndGet()));
    }

    private static void bounded(long events) {
        if (events > MOST) {
            throw Problem.conflict(
                    "It has more than " + MOST + " events by then, more than are folded for one request.");
        }
    }

    private List<DomainEventMessage<?>> page(String aggregate, long from, int most) {
        try {
            return log.ofAggregate(aggregate, from, most).stream()
                    .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                    .toList();
        } catch (LogUnavailable e) {
            throw Problem.unavailable("The log cannot be read here just now, or a newer version has written of it.");
        }
    }

    static long positionOf(DomainEventMessage<?> event) {
        return AxonSubscription.positionOf(((TrackedEventMessage<?>) event).trackingToken());
    }
}
