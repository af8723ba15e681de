// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.privacy.StreamIds;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stream ids in PostgreSQL, which decides where several processes make one at once. The newest used ones are kept. */
final class StoredStreamIds implements StreamIds {

    /** Two hundred bytes each. */
    private static final int KNOWN = 200_000;

    /** How long this process may go on with an id that another one has destroyed. */
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private static final int UUID_DIGITS = 32;

    private static final String FIND =
            "select subject, since, until, id from stream_ids where subject = any(?) order by since";

    private static final String MAKE = "insert into stream_ids (subject, since)"
            + " select * from unnest(?, ?) as made (subject, since) on conflict do nothing";

    private static final String PAGE = "select subject, since, id from stream_ids where subject in"
            + " (select distinct subject from stream_ids where subject > ? order by subject limit ?)"
            + " order by subject, since";

    private static final String NAMES = "select id, subject from stream_ids where id = any(?)";

    private static final String CURRENT =
            "select id from stream_ids where subject = ? and until is null and id is not null";

    /** By one statement, so that the head is not older than what was recorded before the key was destroyed. */
    private static final String ENDED = "update stream_ids set ended = (select coalesce(max(position), 0) from events)"
            + " where key is not null and ended is null"
            + " and not exists (select from subject_keys where subject_keys.id = stream_ids.key and wrapped is not null)";

    private static final String DESTROY =
            "update stream_ids set id = null where ended <= ? and id is not null returning subject";

    /** One subject of a name. */
    private record Row(
            String subject,
            long since,
            @Nullable Long until,
            @Nullable UUID id) {

        boolean isAt(long position) {
            return since < position && (until == null || position <= until);
        }
    }

    private final JdbcClient jdbc;
    private final KeyedDigests digests;
    private final StreamIdEnds ends;
    private final Cache<String, Row> known =
            Caffeine.newBuilder().maximumSize(KNOWN).expireAfterWrite(TRUSTED).build();

    StoredStreamIds(JdbcClient jdbc, KeyedDigests digests) {
        this.jdbc = jdbc;
        this.digests = digests;
        this.ends = new StreamIdEnds(jdbc);
    }

    @Override
    public Map<Named, String> of(Collection<Named> subjects) {
        var ids = new HashMap<Named, String>();
        var missing = new HashSet<Named>();
        for (var subject : subjects) {
            var row = known.getIfPresent(subject.name());
            if (row != null && row.isAt(subject.position())) {
                ids.put(subject, id(row));
            } else {
                missing.add(subject);
            }
        }
        if (!missing.isEmpty()) {
            ids.putAll(find(missing));
        }
        return ids;
    }

    @Override
    public void end(Collection<End> ends) {
        this.ends.add(ends);
        ends.forEach(end -> known.invalidate(end.name()));
    }

    @Override
    public List<Subject> after(String after, int most) {
        return jdbc.sql(PAGE)
                .params(after, most)
                .query((row, number) -> {
                    var id = row.getObject(3, UUID.class);
                    return new Subject(row.getString(1), row.getLong(2), id == null ? null : id.toString());
                })
                .list();
    }

    @Override
    public Map<String, String> names(Collection<String> ids) {
        var names = new HashMap<String, String>();
        jdbc.sql(NAMES)
                .param(ids.stream().map(UUID::fromString).toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject(1, UUID.class).toString(), row.getString(2));
                });
        return names;
    }

    @Override
    public Optional<String> current(String name) {
        return jdbc.sql(CURRENT).param(name).query(UUID.class).optional().map(UUID::toString);
    }

    @Override
    public void told(long position) {
        jdbc.sql(ENDED).update();
        jdbc.sql(DESTROY).param(position).query(String.class).list().forEach(known::invalidate);
    }

    @Override
    public void forget() {
        known.invalidateAll();
    }

    private Map<Named, String> find(Set<Named> missing) {
        var found = new HashMap<Named, String>();
        var rows = rows(missing);
        var none = missing.stream().filter(subject -> at(subject, rows) == null).toList();
        if (!none.isEmpty()) {
            make(none, rows);
            rows.putAll(rows(none));
        }
        for (var subject : missing) {
            var row = at(subject, rows);
            if (row == null) {
                throw new IllegalStateException("A stream id is gone while it is asked for");
            }
            remember(row);
            found.put(subject, id(row));
        }
        return found;
    }

    private Map<String, List<Row>> rows(Collection<Named> subjects) {
        var rows = new HashMap<String, List<Row>>();
        var names = subjects.stream().map(Named::name).distinct().toArray(String[]::new);
        jdbc.sql(FIND).param(names).query(row -> {
            var until = row.getObject(3, Long.class);
            var it = new Row(row.getString(1), row.getLong(2), until, row.getObject(4, UUID.class));
            rows.merge(it.subject(), List.of(it), StoredStreamIds::both);
        });
        return rows;
    }

    private static List<Row> both(List<Row> some, List<Row> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static @Nullable Row at(Named subject, Map<String, List<Row>> rows) {
        return rows.getOrDefault(subject.name(), List.of()).stream()
                .filter(row -> row.isAt(subject.position()))
                .findFirst()
                .orElse(null);
    }

    /** Each behind the last that there was of its name. */
    private void make(List<Named> subjects, Map<String, List<Row>> rows) {
        var names = subjects.stream().map(Named::name).distinct().sorted().toArray(String[]::new);
        var since = new Long[names.length];
        for (int i = 0; i < names.length; i++) {
            var before = rows.getOrDefault(names[i], List.of());
            var last = before.isEmpty() ? null : before.getLast().until();
            since[i] = last == null ? 0L : last;
        }
        jdbc.sql(MAKE).params(names, since).update();
    }

    private void remember(Row row) {
        if (row.until() == null && row.id() != null) {
            known.put(row.subject(), row);
        }
    }

    private String id(Row row) {
        return row.id() == null ? destroyed(row) : row.id().toString();
    }

    /** In the form of a UUID (version 8, RFC 9562). */
    private String destroyed(Row row) {
        var digest = digests.digest(KeyedDigests.Use.STREAM, "destroyed " + row.subject() + " " + row.since());
        return "%s-%s-8%s-8%s-%s"
                .formatted(
                        digest.substring(0, 8),
                        digest.substring(8, 12),
                        digest.substring(13, 16),
                        digest.substring(17, 20),
                        digest.substring(20, UUID_DIGITS));
    }
}
