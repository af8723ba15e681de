// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A queue of bounded room in which lines take turns (fair queueing, RFC 970). What has no room drops the last of the
 * longest line: so a line with few waiting is neither kept back nor dropped because of one with many.
 */
final class FairQueue<T> {

    private final int room;
    private final Map<String, Deque<T>> lines = new LinkedHashMap<>();
    private int waiting;

    /** @param room how many may wait in all lines together */
    FairQueue(int room) {
        this.room = room;
    }

    /**
     * Lets somebody wait at the end of a line; answers which one has to go for it: they themselves, or another, or
     * nobody.
     */
    synchronized Optional<T> add(String line, T newcomer) {
        lines.computeIfAbsent(line, any -> new ArrayDeque<>()).addLast(newcomer);
        waiting++;
        return waiting <= room ? Optional.empty() : Optional.of(drop(longest(line)));
    }

    /** The first of the next line; empty where nobody waits. */
    synchronized Optional<T> next() {
        var first = lines.entrySet().stream().findFirst();
        first.ifPresent(line -> {
            lines.remove(line.getKey());
            if (line.getValue().size() > 1) {
                lines.put(line.getKey(), line.getValue()); // at the end
            }
            waiting--;
        });
        return first.map(line -> line.getValue().removeFirst());
    }

    private T drop(String line) {
        var waitingThere = Objects.requireNonNull(lines.get(line));
        var last = waitingThere.removeLast();
        if (waitingThere.isEmpty()) {
            lines.remove(line);
        }
        waiting--;
        return last;
    }

    /** The newcomer's own where others are no longer. */
    private String longest(String own) {
        return lines.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Deque<T>>>comparingInt(
                                line -> line.getValue().size())
                        .thenComparing(line -> line.getKey().equals(own)))
                .orElseThrow()
                .getKey();
    }
}
