// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.SingletonTask;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.history.Postings.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index up with the log, from behind: no command waits for it, and while it has much to do it rests three
 * times as long as it works. One process at a time; two at once would harm nothing.
 */
final class HistoryIndexer implements SingletonTask {

    private static final int BATCH = 500;
    private static final int REST = 3;
    private static final Duration LOOK = Duration.ofMillis(300);

    private final LogReader log;
    private final Postings postings;
    private final EventTerms terms;
    private volatile boolean running;
    private @Nullable Thread thread;

    HistoryIndexer(LogReader log, Postings postings, EventTerms terms) {
        this.log = log;
        this.postings = postings;
        this.terms = terms;
    }

    @Override
    public String name() {
        return "history-index";
    }

    @Override
    public Role role() {
        return Role.PROJECTION;
    }

    @Override
    public void start() {
        running = true;
        thread = Loop.every(LOOK, name(), () -> running, this::catchUp);
    }

    @Override
    public void stop() {
        running = false;
        Loop.awaitEnd(thread);
    }

    private void catchUp(Heartbeat heart) {
        var begun = System.nanoTime();
        while (running && addBatch()) {
            heart.beat();
            LockSupport.parkNanos(REST * (System.nanoTime() - begun));
            begun = System.nanoTime();
        }
    }

    /** Takes the next events in; whether there may be more. */
    boolean addBatch() {
        var state = postings.state().or(this::begun);
        if (state.isEmpty()) {
            return false;
        }
        var events = log.storedAfter(state.get().position(), BATCH);
        if (!events.isEmpty()) {
            add(state.get(), events);
        }
        return events.size() == BATCH;
    }

    private Optional<State> begun() {
        postings.beginAnew();
        return postings.state();
    }

    private void add(State state, List<StoredEvent> events) {
        var all = LongStream.builder();
        var places = LongStream.builder();
        for (var event : events) {
            for (var term : terms.hashed(event)) {
                all.add(term);
                places.add(event.position());
            }
        }
        postings.add(
                state, events.getLast(), all.build().toArray(), places.build().toArray());
    }
}
