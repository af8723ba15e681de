// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.contact.ContactEvent;
import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.StoredEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The index is derived from one log, once, and made again where it is gone or of another one. */
class HistoryIndexerTest {

    private static final String QUERY = "type=meeting.arranged&limit=200";

    private final TestHistory history = new TestHistory();

    @AfterEach
    void close() {
        history.close();
    }

    private long postings() {
        return history.jdbc
                .sql("select count(*) from history_postings")
                .query(Long.class)
                .single();
    }

    @Test
    void itsSizePerEventIsBounded() throws SQLException {
        history.with(2_000).indexed();
        assertThat(postings()).isBetween(2_000L * 4, 2_000L * 12);
    }

    @Test
    void anEventOfVeryManyIdsHasBoundedTerms() {
        var numbers = IntStream.range(0, 5_000)
                .mapToObj(n -> "\"" + new UUID(1, n) + "\"")
                .collect(Collectors.joining(","));
        var payload = ("{\"owner\":7,\"numbers\":[" + numbers + "]}").getBytes(UTF_8);
        var row = new EventRow(
                "address-book-7", 0, "Book", new UUID(1, 1), "contact.removed", "1", payload, "{}".getBytes(UTF_8));
        assertThat(history.terms.of(new StoredEvent(1, row, Instant.EPOCH, new byte[32])))
                .hasSize(EventTerms.MOST)
                .contains("USER:7", "AGGREGATE:address-book-7", "TYPE:contact.removed");
    }

    /** What is looked for by a number must be found in a whole import of contacts. */
    @Test
    void theLongestListsThatAreWrittenAreWhole() {
        var numbers = IntStream.range(0, ContactEvent.MOST)
                .mapToObj(n -> "\"" + new UUID(1, n) + "\"")
                .collect(Collectors.joining(","));
        var payload = ("{\"owner\":7,\"numbers\":[" + numbers + "]}").getBytes(UTF_8);
        var row = new EventRow(
                "address-book-7", 0, "Book", new UUID(1, 1), "contact.removed", "1", payload, "{}".getBytes(UTF_8));
        assertThat(history.terms.of(new StoredEvent(1, row, Instant.EPOCH, new byte[32])))
                .contains("WORD:" + new UUID(1, 0), "WORD:" + new UUID(1, ContactEvent.MOST - 1));
    }

    @Test
    void twoProcessesAtOnceAddNothingTwice() throws SQLException {
        history.with(400);
        history.postings.beginAnew();
        var before = history.postings.state().orElseThrow();
        history.indexed();
        var once = postings();
        var last = history.log.storedAt(List.of(400L)).getFirst();
        history.postings.add(before, last, new long[] {42}, new long[] {400});
        assertThat(postings()).isEqualTo(once);
        assertThat(history.postings.state().orElseThrow().position()).isEqualTo(400);
    }

    @Test
    void aRestoredLogIsSearchedAtOnceAndIndexedAnew() throws SQLException {
        history.with(900).indexed();
        var generation = history.postings.state().orElseThrow().generation();
        history.jdbc.sql("delete from events where position > 300").update();
        assertThat(history.postings.state()).as("it is none of this log").isEmpty();
        var left = history.everything().stream()
                .filter(event -> event.row().type().equals("meeting.arranged"))
                .map(StoredEvent::position)
                .toList();
        assertThat(history.all(QUERY)).extracting(StoredEvent::position).isEqualTo(left);
        history.indexed();
        assertThat(history.postings.state().orElseThrow().generation()).isNotEqualTo(generation);
        assertThat(history.all(QUERY)).extracting(StoredEvent::position).isEqualTo(left);
        assertThat(history.jdbc
                        .sql("select count(*) from history_postings where position > 300")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsLostIsMadeAgain() throws SQLException {
        history.with(700).indexed();
        var all = history.all(QUERY).size();
        history.jdbc.sql("delete from history_index").update();
        assertThat(history.find(QUERY).indexed()).isZero();
        assertThat(history.all(QUERY)).hasSize(all);
        history.indexed();
        assertThat(history.find(QUERY).indexed()).isEqualTo(700);
        assertThat(history.all(QUERY)).hasSize(all);
    }
}
