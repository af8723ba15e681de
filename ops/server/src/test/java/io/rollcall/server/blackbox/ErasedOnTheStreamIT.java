// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.server.StreamedEvents.Streamed;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the records of a user that has left lead to, for a reader with every table and every API at hand: to nobody. */
class ErasedOnTheStreamIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Envelopes name the log, and each event; those that came of one command together. */
    private static final Set<String> OF_NO_SUBJECT = Set.of("ce_source");

    private final Meet meet = Meet.at(Server.base());
    private final JdbcClient database =
            Server.beans(JdbcClient.class).iterator().next();

    @Test
    void theRecordsOfAUserThatHasLeftLeadNeitherToThePersonNorToTheirNextAccount() {
        var other = meet.signUp();
        var anna = meet.signUp();
        new Meetings(meet).block(anna, other);
        meet.as(anna)
                .patch(Meet.ACCOUNT, SentBody.json("{\"name\":\"Ada who leaves\"}"))
                .is(200);
        var before = told("user-" + anna.userId(), "user.renamed");
        var ids = ids(anna);
        assertThat(ids).as("of the user and of the number").hasSize(2);
        assertThat(before)
                .anyMatch(event -> event.text().contains(ids.iterator().next()));
        assertNoApiShows(anna, ids);

        meet.as(anna).delete(Meet.ACCOUNT, SentBody.none()).is(204);
        Soon.until(SOON, () -> stored(ids) == 0);
        var old = all().stream()
                .filter(event -> ids.stream().anyMatch(event.text()::contains))
                .toList();
        assertThat(old)
                .extracting(event -> event.event().name())
                .as("all that was cleared up was told under the ids")
                .contains("user.registered", "user.account-deleted", "phone-number.released", "blacklist.cleared");

        var next = Meet.user(anna.phone(), meet.signUp(anna.phone(), meet.codeFor(anna.phone())));
        told("user-" + next.userId(), "user.registered");
        var last = old.stream().mapToLong(Streamed::sequence).max().orElseThrow();
        var later = all().stream().filter(event -> event.sequence() > last).toList();
        assertThat(subjects(later)).as("no subject is in both").doesNotContainAnyElementsOf(ids);
        assertThat(ids(next)).hasSize(2).doesNotContainAnyElementsOf(subjects(old));
        assertNoTableHolds(ids);
        assertNoApiShows(next, ids);
    }

    private List<Streamed> told(String key, String type) {
        return Server.streamed()
                .await(all -> all.stream()
                        .anyMatch(event ->
                                event.key().equals(key) && event.event().name().equals(type)));
    }

    /** As consumers have them. */
    private List<Streamed> all() {
        var head = Server.log().head();
        return Server.streamed().await(all -> all.size() >= head);
    }

    private Set<String> ids(Meet.User user) {
        return new HashSet<>(database.sql("select id::text from stream_ids where id is not null and subject = any("
                        + "select 'user-' || ? union select aggregate from events where type = 'phone-number.claimed'"
                        + " and convert_from(payload, 'UTF8')::json ->> 'user' = ?)")
                .params(Long.toString(user.userId()), Long.toString(user.userId()))
                .query(String.class)
                .list());
    }

    private long stored(Set<String> ids) {
        return database.sql("select count(*) from stream_ids where id::text = any(?)")
                .param(ids.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private static Set<String> subjects(List<Streamed> events) {
        return events.stream()
                .flatMap(event -> event.text()
                        .lines()
                        .filter(line -> OF_NO_SUBJECT.stream().noneMatch(line::startsWith)))
                .flatMap(line -> ID.matcher(line).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }

    /** Neither as text, nor as bytes of text. */
    private void assertNoTableHolds(Set<String> ids) {
        var tables = database.sql("select quote_ident(tablename) from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(20).contains("events", "stream_ids", "subject_keys");
        for (var table : tables) {
            for (var id : ids) {
                var sought = Stream.of(id, hex(id), id.replace("-", "")).map(it -> "%" + it + "%");
                var found = database.sql("select count(*) from " + table + " as it where it::text like any(?)")
                        .param(sought.toArray(String[]::new))
                        .query(Long.class)
                        .single();
                assertThat(found)
                        .as("rows of %s with an id of the stream", table)
                        .isZero();
            }
        }
    }

    private static String hex(String text) {
        return text.chars().mapToObj("%02x"::formatted).collect(Collectors.joining());
    }

    private void assertNoApiShows(Meet.User user, Set<String> ids) {
        var auditor = Operators.as(OperatorRole.AUDITOR, Server.base()).with("Rollcall-Unmask", "A test");
        var answers = Stream.of(
                        auditor.get("/ops/v1/events?user=" + user.userId()),
                        auditor.get("/ops/v1/events?limit=100"),
                        meet.as(user).get(Meet.ACCOUNT))
                .map(ReceivedAnswer::text);
        assertThat(answers).noneMatch(text -> ids.stream().anyMatch(text::contains));
        for (var id : ids) {
            var found = auditor.get("/ops/v1/events?aggregate=user-" + id);
            assertThat(found.text()).doesNotContain("position");
        }
    }
}
