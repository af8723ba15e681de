// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.server.StreamedEvents.Streamed;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the records of a user that has left lead to, for a reader with every table and every API at hand: to nobody. */
class ErasedOnTheStreamIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern HEX = Pattern.compile("\\\\+x((?:[0-9a-f]{2})+)");

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
        var api = new EveryApi(Server.base());
        assertNoApiKnows(api, ids);

        meet.as(anna).delete(Meet.ACCOUNT, SentBody.none()).is(204);
        Soon.until(SOON, () -> stored(ids) == 0);
        var old = all().stream()
                .filter(event -> ids.stream().anyMatch(event.text()::contains))
                .toList();
        assertThat(old)
                .extracting(event -> event.event().name())
                .as("all that was cleared up was told under the ids")
                .contains("user.registered", "user.account-deleted", "phone-number.released", "blacklist.cleared");
        assertThat(door(old)).isEqualTo("MEET");

        var next = Meet.user(anna.phone(), meet.signUp(anna.phone(), meet.codeFor(anna.phone())));
        told("user-" + next.userId(), "user.registered");
        var last = old.stream().mapToLong(Streamed::sequence).max().orElseThrow();
        assertThat(old)
                .filteredOn(event -> event.sequence() == last)
                .extracting(event -> event.event().name())
                .as("the last record with an id of theirs")
                .containsExactly("user.erased");
        var later = all().stream().filter(event -> event.sequence() > last).toList();
        assertThat(subjects(later)).as("no subject is in both").doesNotContainAnyElementsOf(ids);
        assertThat(ids(next)).hasSize(2).doesNotContainAnyElementsOf(subjects(old));
        assertNoTableHolds(ids);
        assertNoApiShows(next, ids);
        assertNoApiKnows(api, ids);
        var person = marks(anna, next);
        for (var trace : subjects(old)) {
            assertThat(api.ofOperators(trace))
                    .allSatisfy((asked, answer) -> assertThat(answer.text())
                            .as("%s, asked for %s", asked, trace)
                            .doesNotContainPattern(person));
        }
        assertNoTableLeadsOn(subjects(old), person);
    }

    /** At which the old records say that the account ended. */
    private static String door(List<Streamed> old) {
        return old.stream()
                .filter(event -> event.event().name().equals("user.deletion-requested"))
                .map(event -> event.data().get("door").asString())
                .findFirst()
                .orElseThrow();
    }

    /** What would tell of the person, or of the next account. */
    private Pattern marks(Meet.User user, Meet.User next) {
        var texts = Stream.concat(
                Stream.of(user.phone().substring(1), "Ada who leaves", next.token(), user.token()), ids(next).stream());
        var ids = "user-" + next.userId() + "(?!\\d)";
        return Pattern.compile(texts.map(Pattern::quote).collect(Collectors.joining("|")) + "|" + ids);
    }

    /** Of an id on the stream each API says what it says of one that never was. */
    private static void assertNoApiKnows(EveryApi api, Set<String> ids) {
        var never = UUID.randomUUID().toString();
        var ofDoors = statuses(api.ofDoors(never));
        var ofOperators = statuses(api.ofOperators(never));
        for (var id : ids) {
            var answers = api.ofDoors(id);
            assertThat(statuses(answers)).isEqualTo(ofDoors);
            assertThat(statuses(api.ofOperators(id))).isEqualTo(ofOperators);
        }
        assertThat(ofOperators.values()).contains(200, 400, 403, 404);
    }

    private static Map<String, Integer> statuses(Map<String, ReceivedAnswer> answers) {
        var statuses = new TreeMap<String, Integer>();
        answers.forEach((asked, answer) -> statuses.put(asked, answer.status()));
        return statuses;
    }

    /** Rows that hold anything that is in the old records say nothing of the person, nor of the next account. */
    private void assertNoTableLeadsOn(Set<String> traces, Pattern person) {
        var sought = traces.stream()
                .flatMap(trace -> Stream.of(trace, hex(trace), trace.replace("-", "")))
                .map(it -> "%" + it + "%")
                .toArray(String[]::new);
        var rows = tables().stream()
                .flatMap(table -> database
                        .sql("select it::text from " + table + " as it where it::text like any(?)")
                        .param(sought)
                        .query(String.class)
                        .list()
                        .stream()
                        .map(row -> table + " " + row + " " + readable(row)))
                .toList();
        assertThat(rows)
                .as("the log itself has its own events")
                .anyMatch(row -> row.startsWith("events "))
                .noneMatch(row -> person.matcher(row).find());
    }

    /** Bytes, as the text that they may be. */
    private static String readable(String row) {
        return HEX.matcher(row)
                .replaceAll(bytes ->
                        Matcher.quoteReplacement(new String(HexFormat.of().parseHex(bytes.group(1)), UTF_8)));
    }

    private List<String> tables() {
        return database.sql("select quote_ident(tablename) from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
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
        return Server.streamed()
                .await(all -> all.stream()
                                .filter(event -> event.sequence() <= head) // partitions are not equally far
                                .count()
                        == head);
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
        var tables = tables();
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
