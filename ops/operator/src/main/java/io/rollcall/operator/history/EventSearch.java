// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.history.Postings.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds events from the newest, in a bounded number of steps: a page may be short, or empty, and say where to go on.
 * What the index has not come to yet is read from the log itself.
 */
final class EventSearch {

    /** So many events of the log are read on a page that the index does not have. */
    static final int DIRECTLY = 1_000;

    /** So many postings of a condition are looked at at once. */
    static final int CHUNK = 1_000;

    private static final int FEWEST = 40;

    /** Once so many postings were looked at no other chunk is taken. */
    static final int ENOUGH = 40_000;

    /**
     * What is looked for.
     *
     * @param low the lowest position, {@code high} the highest
     */
    record Wanted(List<Condition> all, long low, long high, int limit) {}

    /**
     * A page, from the newest.
     *
     * @param next below which position to go on; {@code null} where there is nothing more
     * @param head of the log: what is newer was not looked at
     * @param indexed where the index has come to
     * @param looks postings and events that were looked at
     */
    record Found(List<StoredEvent> events, @Nullable Long next, long head, long indexed, int looks) {}

    private final LogReader log;
    private final LogHistory history;
    private final Postings postings;
    private final EventTerms terms;

    EventSearch(LogReader log, LogHistory history, Postings postings, EventTerms terms) {
        this.log = log;
        this.history = history;
        this.postings = postings;
        this.terms = terms;
    }

    /**
     * Looks once.
     *
     * @throws Problem 503 where the index begins anew all the time
     */
    Found find(Wanted wanted) {
        for (int attempt = 0; attempt < 3; attempt++) {
            var state = postings.state();
            var found = new Look(wanted, state).find();
            if (postings.state().map(State::generation).equals(state.map(State::generation))) {
                return found;
            }
        }
        throw Problem.unavailable("The index of the log is being made anew: try again.");
    }

    private final class Look {

        private final Wanted wanted;
        private final long indexed;
        private final long head;
        private final List<StoredEvent> found = new ArrayList<>();
        private long high;
        private int looks;

        Look(Wanted wanted, Optional<State> state) {
            this.wanted = wanted;
            this.head = history.head();
            this.indexed =
                    wanted.all().isEmpty() ? 0 : state.map(State::position).orElse(0L);
            this.high = Math.min(wanted.high(), head);
        }

        Found find() {
            if (high > indexed) {
                readDirectly();
            }
            if (high <= indexed) {
                readPostings();
            }
            Long next = high < wanted.low() ? null : Long.valueOf(high + 1);
            return new Found(found, next, head, indexed, looks);
        }

        private boolean isFull() {
            return found.size() == wanted.limit();
        }

        private void readDirectly() {
            var most = wanted.all().isEmpty() ? wanted.limit() : DIRECTLY;
            var from = Math.max(Math.max(wanted.low(), indexed + 1), high - most + 1);
            if (from > high) {
                return;
            }
            var events = log.storedAfter(from - 1, (int) (high - from + 1));
            high = events.isEmpty() ? from - 1 : high;
            for (var event : events.reversed()) {
                if (isFull()) {
                    return;
                }
                looks++;
                high = event.position() - 1;
                if (isWanted(event)) {
                    found.add(event);
                }
            }
        }

        private boolean isWanted(StoredEvent event) {
            if (wanted.all().isEmpty()) {
                return true;
            }
            var hashed = terms.hashed(event);
            return wanted.all().stream().allMatch(condition -> condition.holds(event.position(), hashed));
        }

        private void readPostings() {
            var positions = new ArrayList<Long>();
            while (high >= wanted.low() && found.size() + positions.size() < wanted.limit() && looks < ENOUGH) {
                takeChunk(positions);
            }
            log.storedAt(positions).reversed().forEach(found::add);
        }

        /** The condition that comes the furthest down with its next postings says which events may be wanted. */
        private void takeChunk(List<Long> positions) {
            var chunks = wanted.all().stream().map(this::chunk).toList();
            chunks.forEach(chunk -> looks += chunk.looks());
            var rarest =
                    chunks.stream().min(Comparator.comparingLong(Chunk::reach)).orElseThrow();
            var candidates = rarest.positions();
            for (var other : chunks) {
                if (other != rarest && !candidates.isEmpty()) {
                    looks += candidates.size() * other.condition().spans().size();
                    candidates = postings.among(candidates, other.condition());
                }
            }
            take(positions, candidates, rarest.reach() - 1);
        }

        private Chunk chunk(Condition condition) {
            var spans = condition.spans().size();
            var most = wanted.all().size() == 1 ? wanted.limit() : Math.max(CHUNK / spans, FEWEST);
            var found = postings.newest(condition, wanted.low(), high, most);
            return new Chunk(condition, found, found.size() < most ? wanted.low() : found.getLast());
        }

        private void take(List<Long> positions, List<Long> candidates, long below) {
            var room = wanted.limit() - found.size() - positions.size();
            positions.addAll(candidates.subList(0, Math.min(room, candidates.size())));
            high = candidates.size() >= room && room > 0 ? positions.getLast() - 1 : below;
        }
    }

    /**
     * The newest postings of a condition.
     *
     * @param reach down to where there is nothing of it but these
     */
    private record Chunk(Condition condition, List<Long> positions, long reach) {

        int looks() {
            return 1 + positions.size() * condition.spans().size();
        }
    }
}
