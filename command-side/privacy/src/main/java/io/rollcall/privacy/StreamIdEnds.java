// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.StreamIds.End;
import io.rollcall.contracts.privacy.StreamIds.End.ForGood;
import io.rollcall.contracts.privacy.StreamIds.End.Freed;
import io.rollcall.contracts.privacy.StreamIds.End.WithKey;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says in PostgreSQL which stream ids end: by a statement for each kind of end, however many there are. */
final class StreamIdEnds {

    private static final String FREED = "update stream_ids set until = ending.position, ended = ending.position"
            + " from unnest(?, ?) as ending (name, position)"
            + " where subject = ending.name and since < ending.position and until is null";

    /** What has its name behind that has an id that is destroyed already. */
    private static final String FOR_GOOD = "with ended as (" + FREED + " returning subject, until)"
            + " insert into stream_ids (subject, since, id) select subject, until, null from ended on conflict do nothing";

    private static final String WITH_KEY =
            "update stream_ids set key = ending.key from unnest(?, ?) as ending (name, key)"
                    + " where subject = ending.name and stream_ids.key is null and until is null and id is not null";

    private final JdbcClient jdbc;

    StreamIdEnds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with a key come first: after an end for good there is nothing to destroy with it. */
    void add(Collection<End> ends) {
        withKey(of(ends, WithKey.class));
        at(FREED, of(ends, Freed.class), Freed::position);
        at(FOR_GOOD, of(ends, ForGood.class), ForGood::position);
    }

    private void withKey(List<WithKey> ends) {
        if (!ends.isEmpty()) {
            jdbc.sql(WITH_KEY)
                    .params(
                            names(ends),
                            ends.stream().map(end -> end.key().value()).toArray(UUID[]::new))
                    .update();
        }
    }

    private <E extends End> void at(String statement, List<E> ends, ToLongFunction<E> position) {
        if (!ends.isEmpty()) {
            jdbc.sql(statement)
                    .params(
                            names(ends),
                            ends.stream().map(position::applyAsLong).toArray(Long[]::new))
                    .update();
        }
    }

    private static String[] names(Collection<? extends End> ends) {
        return ends.stream().map(End::name).toArray(String[]::new);
    }

    private static <E extends End> List<E> of(Collection<End> ends, Class<E> kind) {
        return ends.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
