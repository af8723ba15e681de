// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.LogDatabase;
import io.rollcall.log.TestCipher;
import io.rollcall.log.append.EventTable;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Operator;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.testing.EventFamilies;
import io.rollcall.operator.testing.GeneratedLog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log in a database of its own, with its index and what is asked of it. */
final class TestHistory implements AutoCloseable {

    static final EventTypes TYPES = EventFamilies.types();

    final HikariDataSource source = LogDatabase.open();
    final JdbcClient jdbc = JdbcClient.create(source);
    final TestCipher cipher = new TestCipher();
    final Set<KeyId> destroyed = new HashSet<>();
    final EventShapes shapes = new EventShapes(TYPES, List.of());
    final EventMasking masking =
            new EventMasking(shapes, (use, text) -> "%064x".formatted(Integer.toUnsignedLong(text.hashCode())));
    final EventTerms terms = new EventTerms(shapes, masking);
    final Postings postings = new Postings(jdbc);
    final LogReader log = new LogReader(source, new EventCodec(TYPES, cipher, List.of()));
    final HistoryIndexer indexer = new HistoryIndexer(log, postings, terms);
    final EventSearch search = new EventSearch(log, new Ends(), postings, terms);
    final SeenEvents events = new SeenEvents(masking, keys -> Set.copyOf(destroyed));
    final EventConditions conditions =
            new EventConditions(shapes, new OwnedIdentifiers(postings, log, masking, jdbc), log);
    final GeneratedLog generated = new GeneratedLog(TYPES, cipher, cipher::newKey, this::destroy);

    private void destroy(KeyId key) {
        destroyed.add(key);
        cipher.destroy(key);
    }

    /** The log as PostgreSQL has it. */
    private final class Ends implements LogHistory {
        @Override
        public long head() {
            try (var connection = source.getConnection()) {
                return EventTable.head(connection).position();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Optional<Checkpoint> checkpointAt(long position) {
            return log.checkpointAt(position);
        }
    }

    TestHistory with(int events) throws SQLException {
        generated.append(source, events);
        generated.erase();
        return this;
    }

    TestHistory indexed() {
        while (indexer.addBatch()) {
            // the next ones
        }
        return this;
    }

    /** @param query such as {@code user=7&limit=3} */
    EventSearch.Found find(String query) {
        return search.find(conditions.of(EventFilter.of(request(query))));
    }

    /** All pages of it, from the newest event to the oldest. */
    List<StoredEvent> all(String query) {
        var all = new ArrayList<StoredEvent>();
        Long next = Long.MAX_VALUE;
        while (next != null) {
            var found = find(query + "&before=" + next);
            all.addAll(found.events());
            next = found.next();
        }
        return all;
    }

    List<StoredEvent> everything() {
        return log.storedAfter(0, 1_000_000).reversed();
    }

    static OperatorRequest request(String query) {
        var parameters = new HashMap<String, List<String>>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], List.of(parts[1]));
            }
        }
        return new OperatorRequest(
                new Operator("v", OperatorRole.VIEWER), Map.of(), parameters, new HttpHeaders(), new byte[0]);
    }

    @Override
    public void close() {
        source.close();
    }
}
