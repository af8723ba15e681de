// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.codec.StoredEvent;
import io.rollcall.operator.testing.GeneratedLog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by which filter, page by page, from the index and from the log that it lags behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventSearchTest {

    private static final int INDEXED = 5_000;
    private static final int NOT_YET = 1_300; // more than is read directly on a page

    private final TestHistory history = new TestHistory();
    private List<StoredEvent> everything = List.of();

    @BeforeAll
    void fill() throws SQLException {
        history.generated.withOddities();
        history.with(INDEXED).indexed().with(NOT_YET);
        history.jdbc.sql("analyze").update();
        everything = history.everything();
        assertThat(everything).hasSize(INDEXED + NOT_YET);
    }

    @AfterAll
    void close() {
        history.close();
    }

    private void finds(String query, Predicate<StoredEvent> wanted) {
        var expected =
                everything.stream().filter(wanted).map(StoredEvent::position).toList();
        assertThat(expected).as("there are such").isNotEmpty();
        assertThat(history.all(query)).extracting(StoredEvent::position).isEqualTo(expected);
    }

    @Test
    void everythingWithoutAFilter() {
        finds("limit=200", event -> true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"meeting.arranged", "user.registered", "thing.happened"})
    void byType(String type) {
        finds("type=" + type + "&limit=7", event -> event.row().type().equals(type));
    }

    @Test
    void byFamilyOfTypes() {
        finds("type=meeting&limit=50", event -> event.row().type().startsWith("meeting."));
    }

    @Test
    void byAggregate() {
        finds("aggregate=meeting-1010", event -> event.row().aggregate().equals("meeting-1010"));
    }

    @Test
    void byCorrelation() {
        var trace = "00000000-0000-0009-0000-000000000004"; // and of the two commands that came of it
        finds("correlation=" + trace, event -> new String(event.row().metadata()).contains(trace));
    }

    @Test
    void byPlaceAndTime() {
        finds("from=4000&to=5600&limit=200", event -> event.position() >= 4000 && event.position() <= 5600);
        var at = everything.get(3_000).recordedAt();
        finds("since=" + at + "&limit=200", event -> !event.recordedAt().isBefore(at));
        finds("until=" + at + "&limit=200", event -> !event.recordedAt().isAfter(at));
        finds(
                "since=" + at.minusSeconds(1) + "&until=" + at + "&type=limit.closed",
                event -> event.row().type().equals("limit.closed")
                        && !event.recordedAt().isBefore(at.minusSeconds(1))
                        && !event.recordedAt().isAfter(at));
    }

    @Test
    void byAllOfThemTogether() {
        finds(
                "type=meeting&user=1005&text=invited&since=2026-02-01T00:00:00Z&limit=1",
                event -> event.row().type().equals("meeting.user-invited")
                        && history.terms.of(event).contains("USER:1005"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARRANGED", "meeting-1010", "follow", "1005", "wrong-code"})
    void byWordsWhateverTheirCase(String word) {
        assertThat(history.all("text=" + word + "&limit=200")).isNotEmpty();
        assertThat(history.all("text=" + word.substring(1)))
                .as("only whole words")
                .isEmpty();
        assertThat(history.all("text=" + word + " nothingofthekind")).isEmpty();
    }

    @Test
    void byUserAlsoTheIdentifiersThatWereTheirs() {
        var user = GeneratedLog.firstUser();
        var number = "number-00000000-0000-0001-0000-" + "%012x".formatted(user);
        var found = history.all("user=" + user + "&limit=20");
        assertThat(found)
                .extracting(event -> event.row().aggregate())
                .contains(number, "user-" + user, "meeting-" + user);
        assertThat(found)
                .as("codes that were sent before the number was anybody's")
                .anyMatch(event -> event.row().type().equals("phone-number.code-issued"));
        assertThat(found)
                .as("others' numbers are not")
                .noneMatch(event -> event.row().aggregate().startsWith("number-")
                        && !event.row().aggregate().equals(number)
                        && !history.terms.of(event).contains("USER:" + user));
    }

    @Test
    void pagesHaveNoGapAndNoDoubleWhileEventsAreAppended() throws SQLException {
        try (var growing = new TestHistory().with(1_500).indexed()) {
            var expected = growing.all("type=user&limit=200").stream()
                    .map(StoredEvent::position)
                    .toList();
            var seen = new ArrayList<Long>();
            Long next = Long.MAX_VALUE;
            while (next != null) {
                var page = growing.find("type=user&limit=7&before=" + next);
                page.events().forEach(event -> seen.add(event.position()));
                next = page.next();
                growing.with(10);
                growing.indexer.addBatch();
            }
            assertThat(seen).isEqualTo(expected);
        }
    }

    /** The types of two events that no event has both of. */
    @Test
    void workIsBoundedThoughNothingIsFound() {
        var page = history.find("user=1005&text=nothingofthekind follow");
        assertThat(page.events()).isEmpty();
        var most = EventSearch.DIRECTLY + EventSearch.ENOUGH + 3 * 2 * EventSearch.CHUNK * 30;
        assertThat(page.looks()).isBetween(1, most);
        for (var query : List.of("type=meeting&text=follow user", "text=ask follow", "type=user&correlation=x")) {
            assertThat(history.find(query).looks()).isBetween(1, most);
        }
    }

    @Test
    void thePlansUseTheKeyOnly() {
        var plan = String.join(
                "\n",
                history.jdbc
                        .sql("explain " + Postings.NEWEST)
                        .params(new long[] {1, 2}, new long[] {0, 0}, new long[] {9, 9}, 1L, 9L, 10, 10)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("history_postings_pkey").doesNotContain("Seq Scan");
        var among = String.join(
                "\n",
                history.jdbc
                        .sql("explain " + Postings.AMONG)
                        .params(new long[] {1, 2}, new long[] {1, 2}, new long[] {0, 0}, new long[] {9, 9})
                        .query(String.class)
                        .list());
        assertThat(among).contains("history_postings_pkey").doesNotContain("Seq Scan");
    }
}
