// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.rollcall.log.codec.EventRow;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * What one command asks of the log: its events, and the versions of all aggregates it was decided on. Without events it
 * asks only to be confirmed.
 *
 * @param rows the events to append; may be empty
 * @param digests of the rows, made before the one thread that appends them all
 * @param messages the same events as Axon made them, for the subscriptions of this process
 * @param written the aggregates that the events change
 * @param reads the aggregates that were read and not changed, as they were seen
 * @param position completed with the request's last position, or with the head that confirmed it
 */
public record AppendRequest(
        List<EventRow> rows,
        List<byte[]> digests,
        List<DomainEventMessage<?>> messages,
        Set<String> written,
        Set<Version> reads,
        CompletableFuture<Long> position) {

    public AppendRequest(
            List<EventRow> rows, List<DomainEventMessage<?>> messages, Set<String> written, Set<Version> reads) {
        this(rows, rows.stream().map(EventRow::digest).toList(), messages, written, reads, new CompletableFuture<>());
    }

    /** What asks only to be confirmed. */
    static AppendRequest without(Set<Version> reads) {
        return new AppendRequest(List.of(), List.of(), Set.of(), reads);
    }

    void fail(RuntimeException reason) {
        position.completeExceptionally(reason);
    }

    boolean writes() {
        return !rows.isEmpty();
    }

    /** The changed aggregates as they must be before this request. */
    Set<Version> before() {
        return rows.stream()
                .collect(Collectors.toMap(EventRow::aggregate, row -> row.version() - 1, Math::min))
                .entrySet()
                .stream()
                .map(entry -> new Version(entry.getKey(), entry.getValue()))
                .collect(Collectors.toSet());
    }

    /** Whether the request was decided on any of these aggregates, whatever their versions. */
    boolean touches(Set<String> aggregates) {
        for (var aggregate : written) {
            if (aggregates.contains(aggregate)) {
                return true;
            }
        }
        for (var read : reads) {
            if (aggregates.contains(read.aggregate())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the request was decided on any of these. */
    boolean dependsOn(Set<Version> versions) {
        return reads.stream().anyMatch(versions::contains) || before().stream().anyMatch(versions::contains);
    }
}
