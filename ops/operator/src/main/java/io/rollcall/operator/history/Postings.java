// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.log.append.Head;
import io.rollcall.log.codec.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The index in PostgreSQL. It belongs to one log up to one position; of another log it is as if it were empty. */
final class Postings {

    /**
     * How far the index has come.
     *
     * @param generation another one each time that it begins anew
     */
    record State(UUID generation, long position) {}

    private static final String SPANS = "unnest(?::bigint[], ?::bigint[], ?::bigint[]) as span (term, low, high)";

    /** Each span by the key, from its end, so many rows at most. */
    static final String NEWEST = "select distinct found.position from " + SPANS
            + " cross join lateral (select position from history_postings where term = span.term"
            + " and position between greatest(span.low, ?) and least(span.high, ?) order by position desc limit ?) found"
            + " order by found.position desc limit ?";

    /** From their beginnings; with a second condition, only those that it holds for. */
    private static final String OLDEST = "select distinct found.position from " + SPANS
            + " cross join lateral (select position from history_postings posting where posting.term = span.term"
            + " and position > ? and position <= ?%s order by position limit ?) found order by found.position limit ?";

    private static final String OF_TERMS = " and exists (select from history_postings other where other.term = any(?)"
            + " and other.position = posting.position)";

    static final String AMONG = "select candidate from unnest(?::bigint[]) as candidate where exists"
            + " (select from " + SPANS + " cross join lateral (select from history_postings where term = span.term"
            + " and position = candidate limit 1) found where candidate between span.low and span.high)"
            + " order by candidate desc";

    /** Not flushed by itself: what a crash takes is made again. */
    private static final String ADD = "with moved as (update history_index set position = ?, hash = ?"
            + " where generation = ? and position = ? and set_config('synchronous_commit', 'off', true) is not null"
            + " returning 1) insert into history_postings (term, position) select term, place from moved"
            + " cross join unnest(?::bigint[], ?::bigint[]) as posting (term, place) order by 1, 2 on conflict do nothing";

    private final JdbcClient jdbc;

    Postings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where there is no index of this log. */
    Optional<State> state() {
        return jdbc.sql("select generation, position from history_index join incarnation on incarnation = id"
                        + " where position = 0 or exists (select from events where events.position ="
                        + " history_index.position and events.hash = history_index.hash)")
                .query((row, n) -> new State(row.getObject(1, UUID.class), row.getLong(2)))
                .optional();
    }

    /** The newest positions of a condition between two, both included, from the highest. */
    List<Long> newest(Condition condition, long low, long high, int most) {
        return jdbc.sql(NEWEST)
                .params(
                        longs(condition.spans(), Span::term),
                        longs(condition.spans(), Span::from),
                        longs(condition.spans(), Span::to),
                        low,
                        high,
                        most,
                        most)
                .query(Long.class)
                .list();
    }

    /** The oldest positions of a condition behind one and up to another, from the lowest. */
    List<Long> oldest(Condition condition, long after, long upTo, int most) {
        return jdbc.sql(OLDEST.formatted(""))
                .params(
                        longs(condition.spans(), Span::term),
                        longs(condition.spans(), Span::from),
                        longs(condition.spans(), Span::to),
                        after,
                        upTo,
                        most,
                        most)
                .query(Long.class)
                .list();
    }

    /** The same of those that have one of the terms of another condition too, wherever those are. */
    List<Long> oldest(Condition condition, Condition other, long after, long upTo, int most) {
        return jdbc.sql(OLDEST.formatted(OF_TERMS))
                .params(
                        longs(condition.spans(), Span::term),
                        longs(condition.spans(), Span::from),
                        longs(condition.spans(), Span::to),
                        after,
                        upTo,
                        longs(other.spans(), Span::term),
                        most,
                        most)
                .query(Long.class)
                .list();
    }

    /** Those of these positions that a condition holds for, from the highest. */
    List<Long> among(Collection<Long> positions, Condition condition) {
        return jdbc.sql(AMONG)
                .params(
                        longs(positions, Long::longValue),
                        longs(condition.spans(), Span::term),
                        longs(condition.spans(), Span::from),
                        longs(condition.spans(), Span::to))
                .query(Long.class)
                .list();
    }

    /** Throws the index away, and begins it for the log as it is now, in one transaction. */
    void beginAnew() {
        jdbc.sql("insert into history_index (generation, incarnation, position, hash)"
                        + " select gen_random_uuid(), id, 0, ? from incarnation on conflict (single) do update set"
                        + " generation = excluded.generation, incarnation = excluded.incarnation,"
                        + " position = 0, hash = excluded.hash; truncate history_postings")
                .param(Head.START.hash())
                .update();
    }

    /** Adds the events that follow a state, in one statement; nothing where another process was first. */
    void add(State state, StoredEvent last, long[] terms, long[] positions) {
        jdbc.sql(ADD)
                .params(last.position(), last.hash(), state.generation(), state.position(), terms, positions)
                .update();
    }

    private static <T> long[] longs(Collection<T> values, ToLongFunction<T> column) {
        return values.stream().mapToLong(column).toArray();
    }
}
