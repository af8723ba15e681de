// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.history.EventTerms.Kind;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The aggregates of identifiers (numbers, login names, invite codes) that belong, or have belonged, to a user, each for
 * the while that it did: from what came before its claim, such as the code by which it was proven, to its release.
 */
final class OwnedIdentifiers {

    /** So many claims of a user are looked at, the newest ones. */
    private static final int CLAIMS = 16;

    /** So many events of an aggregate are looked at on each side of a claim. */
    private static final int EVENTS = 500;

    private static final String TURNS = "(type like '%.claimed' or type like '%.released' or type like '%.forgotten')";

    private static final String BEGIN = "select coalesce(max(position) filter (where " + TURNS + "),"
            + " case when count(*) = ? then min(position) end, 0) from (select position, type from events"
            + " where aggregate = ? and version < ? order by version desc limit ?) before";

    private static final String END = "select coalesce(min(position) filter (where " + TURNS + "),"
            + " case when count(*) = ? then max(position) end, ?) from (select position, type from events"
            + " where aggregate = ? and version > ? order by version limit ?) after";

    private final Postings postings;
    private final LogReader log;
    private final EventMasking masking;
    private final JdbcClient jdbc;

    OwnedIdentifiers(Postings postings, LogReader log, EventMasking masking, JdbcClient jdbc) {
        this.postings = postings;
        this.log = log;
        this.masking = masking;
        this.jdbc = jdbc;
    }

    /** Where their events are found. */
    List<Span> of(long user) {
        if (postings.state().isEmpty()) {
            return List.of();
        }
        var claims = new Condition(List.of(Span.of(Kind.CLAIM, Long.toString(user))));
        return log.storedAt(postings.newest(claims, 0, Long.MAX_VALUE, CLAIMS)).stream()
                .map(this::span)
                .toList();
    }

    private Span span(StoredEvent claim) {
        var row = claim.row();
        var begin = jdbc.sql(BEGIN)
                .params(EVENTS, row.aggregate(), row.version(), EVENTS)
                .query(Long.class)
                .single();
        var end = jdbc.sql(END)
                .params(EVENTS, Long.MAX_VALUE, row.aggregate(), row.version(), EVENTS)
                .query(Long.class)
                .single();
        var name = masking.aggregate(claim).toLowerCase(Locale.ROOT);
        return new Span(EventTerms.hash(Kind.AGGREGATE.of(name)), begin + 1, end);
    }
}
