// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.IdentifierTable.By;
import io.rollcall.privacy.IdentifierTable.Look;
import io.rollcall.privacy.IdentifierTable.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Allots a random id to each personal value, such as a phone number, so that events can speak of it without telling it.
 * The value is found again by a keyed digest. Digests are made anew whenever the digest key is renewed; until that is
 * done some rows have digests of the old key, and a look-up asks for both.
 */
public final class Identifiers {

    /** An id for a value, and the key of the subject it stands for. */
    public record Identifier(UUID id, KeyId key) {}

    /**
     * For how long an identifier is wanted.
     *
     * @param least where it would be asked about sooner than this, that is put off
     * @param until to when it is put off, and when a new one is asked about
     */
    public record Term(Instant least, Instant until) {}

    /**
     * The identifiers of many values.
     *
     * @param identifiers by value
     * @param forgetting those among them that are being forgotten: whether they are still good is not known yet
     */
    public record Allotted(Map<String, Identifier> identifiers, Set<UUID> forgetting) {

        private static Allotted of(Look look) {
            return new Allotted(
                    Identifiers.of(look),
                    look.rows().values().stream()
                            .filter(Row::forgetting)
                            .map(row -> row.identifier().id())
                            .collect(Collectors.toSet()));
        }
    }

    private record Sealed(KeyId key, byte[] value) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Keys keys;
    private final IdentifierTable table;

    Identifiers(JdbcClient jdbc, TransactionTemplate transaction, KeyRing ring, Keys keys) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.keys = keys;
        this.table = new IdentifierTable(jdbc, ring, keys);
    }

    /**
     * The identifier of a value, if it has one: asked of the database each time, for it may be forgotten. The value is
     * compared as given: normalise it first.
     */
    public Optional<Identifier> find(String kind, String value) {
        return Optional.ofNullable(findAll(kind, List.of(value)).get(value));
    }

    /** The identifier of the first of these values that has one: of a value that may be kept in several spellings. */
    public Optional<Identifier> findFirst(String kind, SequencedSet<String> spellings) {
        var found = findAll(kind, spellings);
        return spellings.stream().filter(found::containsKey).findFirst().map(found::get);
    }

    /**
     * The identifier of a value, or else of one that looks like it.
     *
     * @param spellings what it may be kept as: the first that has one counts
     * @param looks all that the looks of values that look like it may be; none for values that are told apart otherwise
     */
    public Optional<Identifier> find(String kind, SequencedSet<String> spellings, SequencedSet<String> looks) {
        return findFirst(kind, spellings).or(() -> findLike(kind, looks));
    }

    private Optional<Identifier> findLike(String kind, SequencedSet<String> looks) {
        var rows = looks.isEmpty()
                ? Map.<String, Row>of()
                : table.look(By.LOOK, kind, looks).rows();
        return looks.stream()
                .filter(rows::containsKey)
                .findFirst()
                .map(look -> Objects.requireNonNull(rows.get(look)).identifier());
    }

    /**
     * The identifier that {@link #find} finds; a new one for the first of the spellings, which is found by the first of
     * the looks from then on, where there is none. As {@link #allot(String, String)}.
     */
    public Identifier allot(String kind, SequencedSet<String> spellings, SequencedSet<String> looks) {
        var found = find(kind, spellings, looks);
        while (found.isEmpty()) {
            var subject = keys.take();
            transaction.executeWithoutResult(status -> {
                jdbc.sql("set local synchronous_commit = off").update();
                RenewalLock.share(jdbc);
                if (find(kind, spellings, looks).isEmpty()) { // one may be there under the key before
                    var look = table.look(kind, List.of(spellings.getFirst()));
                    table.insertLooking(kind, spellings.getFirst(), looks.getFirst(), subject, look);
                }
            });
            found = find(kind, spellings, looks);
        }
        return found.get();
    }

    /** The identifiers of those values that have one, in one statement. */
    public Map<String, Identifier> findAll(String kind, Collection<String> values) {
        return of(table.look(kind, values));
    }

    /**
     * The identifier of a value; a new one where it has none. A new one is not flushed to disk by itself: the event
     * that first speaks of it comes later in the same write-ahead log and carries it along.
     */
    public Identifier allot(String kind, String value) {
        return Objects.requireNonNull(
                allot(kind, List.of(value), null).identifiers().get(value));
    }

    /** The same for many values, each once, in a few statements, and for a term. */
    public Allotted allotAll(String kind, Collection<String> values, Term term) {
        return allot(kind, values, term);
    }

    /**
     * Forgets a value: its id stands for nothing any more, and the key of its subject is destroyed. The same value gets
     * a new id and a new key when it comes back. Whatever has been forgotten already stays so.
     */
    public void forget(String kind, UUID id) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("delete from identifiers where kind = ? and id = ? returning key")
                        .params(kind, id)
                        .query(UUID.class)
                        .optional()
                        .map(KeyId::new)
                        .ifPresent(keys::destroy));
    }

    /** Forgets all of these, of whatever kinds, as {@link #forget} does; those that were there. */
    public List<UUID> forgetAll(Collection<UUID> ids) {
        var found = new ArrayList<UUID>();
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "delete from identifiers where id = any(?) returning id, key")
                .param(ids.toArray(UUID[]::new))
                .query(row -> {
                    found.add(row.getObject(1, UUID.class));
                    keys.destroy(new KeyId(row.getObject(2, UUID.class)));
                }));
        return found;
    }

    /** Those of these ids that stand under one of these keys. */
    public List<UUID> under(Collection<KeyId> keys, Collection<UUID> ids) {
        return jdbc.sql("select id from identifiers where id = any(?) and key = any(?)")
                .params(
                        ids.toArray(UUID[]::new),
                        keys.stream().map(KeyId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /**
     * Gives an id's subject another key and destroys the one before: what was told of the subject so far cannot be read
     * any more, and the id goes on to stand for its value. Nothing happens to what has been forgotten, nor a second
     * time.
     */
    public void rekey(String kind, UUID id, KeyId next) {
        transaction.executeWithoutResult(status -> {
            var old = jdbc.sql("select key, sealed from identifiers where kind = ? and id = ? for update")
                    .params(kind, id)
                    .query((row, n) -> new Sealed(new KeyId(row.getObject(1, UUID.class)), row.getBytes(2)))
                    .optional();
            old.filter(it -> !it.key().equals(next))
                    .ifPresent(it -> keys.open(it.key(), it.value(), id.toString())
                            .ifPresent(value -> {
                                jdbc.sql("update identifiers set key = ?, sealed = ? where id = ?")
                                        .params(next.value(), keys.seal(next, value, id.toString()), id)
                                        .update();
                                keys.destroy(it.key());
                            }));
        });
    }

    private Allotted allot(String kind, Collection<String> values, @Nullable Term term) {
        var look = table.look(kind, values);
        while (lacks(look, values, term)) { // again only if another's was there and was forgotten in that moment
            var lacking = look.lacking(values).size();
            var subjects = (lacking == 0 ? List.<KeyId>of() : keys.take(lacking)).iterator(); // outlive the transaction
            transaction.executeWithoutResult(status -> supply(kind, values, subjects, term));
            look = table.look(kind, values);
        }
        return Allotted.of(look);
    }

    private static boolean lacks(Look look, Collection<String> values, @Nullable Term term) {
        return !look.lacking(values).isEmpty() || !expiring(look, term).isEmpty();
    }

    private static List<UUID> expiring(Look look, @Nullable Term term) {
        return look.rows().values().stream()
                .filter(row -> term != null && !row.forgetting() && row.expiresBefore(term.least()))
                .map(row -> row.identifier().id())
                .toList();
    }

    /**
     * While this shares the lock, all processes make digests under the same key, so that the primary key keeps a value
     * from having two; and nobody adds rows under an older one, so that a look sees all of those.
     */
    private void supply(String kind, Collection<String> values, Iterator<KeyId> subjects, @Nullable Term term) {
        jdbc.sql("set local synchronous_commit = off").update();
        RenewalLock.share(jdbc);
        var look = table.look(kind, values);
        if (term != null) {
            table.putOff(expiring(look, term), term.least(), term.until());
        }
        table.insert(kind, look.lacking(values), subjects, look, term == null ? null : term.until());
    }

    private static Map<String, Identifier> of(Look look) {
        return look.rows().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().identifier()));
    }
}
