// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server tells Prometheus, and which clients may ask. */
class MetricsIT {

    private static final Path GUIDE = Path.of("..", "guides", "operators.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (\\w+) \\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "UNKNOWN");

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Client operator = Client.of(Server.base());
    private final Meet meet = Meet.at(Server.base());

    /** @param labels what it is told apart by */
    private record Row(String name, String type, Set<String> labels) {}

    @Test
    void theGuideListsWhatThereIs() throws IOException {
        meet.signUp();
        var scrape = Scrape.of(operator);
        assertThat(rows()).hasSizeGreaterThan(20).allSatisfy(row -> {
            assertThat(scrape.types()).as(row.name()).containsEntry(row.name(), row.type());
            assertThat(scrape.labelsOf(row.name())).as(row.name()).isEqualTo(row.labels());
        });
        assertThat(rows().stream().map(Row::name))
                .containsAll(scrape.types().keySet().stream()
                        .filter(name -> name.startsWith("rollcall_"))
                        .toList());
    }

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(GUIDE))
                .results()
                .map(row -> new Row(
                        row.group(1),
                        row.group(2),
                        NAME.matcher(row.group(3))
                                .results()
                                .map(label -> label.group(1))
                                .collect(Collectors.toSet())))
                .toList();
    }

    @Test
    void whatHasHappenedIsCounted() {
        var before = Scrape.of(operator);
        var ada = Person.in(meet);
        var own = Long.toString(ada.id());
        var refused = ada.client()
                .put(Person.BLACKLIST, SentBody.form("user_id", own))
                .is(400);
        var position = Double.parseDouble(refused.header("Rollcall-Position").orElseThrow());
        // a request is counted once its answer is out, and what another process has written is seen a little later
        Soon.until(SOON, () -> Scrape.of(operator).sum("rollcall_log_head") >= position);
        Soon.until(SOON, () -> refusals(Scrape.of(operator)) > refusals(before));
        var after = Scrape.of(operator);
        for (var counted : List.of(
                new String[] {
                    "rollcall_commands_total", "command", "block-user", "outcome", "unchanged", "result", "yourself"
                },
                new String[] {"rollcall_commands_total", "command", "register-user", "outcome", "written"},
                new String[] {"rollcall_log_events_total"},
                new String[] {"rollcall_log_append_seconds_count"},
                new String[] {"rollcall_log_batch_commands_sum"},
                new String[] {"rollcall_log_confirmations_total"},
                new String[] {"rollcall_limits_taken_total", "cost", "code"})) {
            var labels = Arrays.copyOfRange(counted, 1, counted.length);
            assertThat(after.sum(counted[0], labels))
                    .as("%s %s", counted[0], List.of(labels))
                    .isGreaterThan(before.sum(counted[0], labels));
        }
    }

    private static double refusals(Scrape scrape) {
        return scrape.sum(
                "http_server_requests_seconds_count", "uri", "/api/blacklist", "method", "PUT", "status", "400");
    }

    @Test
    void eachFollowerHasAPositionAndALag() {
        var position = Double.parseDouble(meet.as(meet.signUp())
                .patch("/api/account/", SentBody.form("hidden_phone", "true"))
                .is(200)
                .header("Rollcall-Position")
                .orElseThrow());
        var subscriptions = operator.get("/actuator/health/followers")
                .json()
                .findValue("following")
                .get("details");
        var scrape = Scrape.of(operator);
        assertThat(scrape.valuesOf("rollcall_subscription_position", "subscription"))
                .isEqualTo(Set.copyOf(subscriptions.propertyNames()))
                .hasSizeGreaterThan(20);
        assertThat(scrape.sum("rollcall_subscription_owned", "subscription", "accounts"))
                .isOne();
        Soon.until(
                SOON,
                () -> Scrape.of(operator).sum("rollcall_subscription_position", "subscription", "accounts")
                        >= position);
        assertThat(scrape.sum("rollcall_subscription_lag_events", "subscription", "accounts"))
                .isNotNegative();
    }

    /** Else the paths of the next test would be no others than this one. */
    @Test
    void anEncodedPathIsTheSamePath() {
        assertThat(operator.get("/%61ctuator/%70rometheus").is(200).text()).contains("rollcall_log_head");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/prometheus",
                "/actuator/prometheus/",
                "/%61ctuator/prometheus",
                "/actuator;a=b/prometheus",
                "/actuator/%70rometheus?includedNames=rollcall_log_head",
                "/%61ctuator",
                "/actuator"
            })
    void aStrangerSeesNoneOfIt(String path) {
        for (var method : List.of("GET", "POST", "OPTIONS")) {
            var seen = operator.with("X-Forwarded-For", "203.0.113.7").send(method, path, SentBody.none());
            assertThat(seen.text()).as(path).doesNotContain("rollcall_", "prometheus");
            seen.is(404, "{'detail':'Not found.'}");
        }
    }

    @Test
    void whateverAStrangerMakesUpIsNoLabel() {
        var made = IntStream.range(0, 12).mapToObj(i -> "madeup" + i).toList();
        made.forEach(word -> Stream.of(
                        request("GET", "/" + word, "h"),
                        request("GET", "/" + word + "/" + word + "/", word),
                        request("GET", "/api/users/" + word + "/?users=" + word, "h"),
                        request("GET", "/media/" + word, "h"),
                        request("GET", "/docs/" + word, "h"),
                        request("GET", "/actuator/health/" + word, "h"),
                        request("GET", "/%6d" + word + ";" + word + "=" + word, "h"),
                        request(word.toUpperCase(Locale.ROOT), "/api/account/", "h"),
                        request(word.toUpperCase(Locale.ROOT), "/" + word, "h"),
                        "GET /" + word + "\r\n\r\n")
                .forEach(said -> Wire.answer(Server.base(), said)));
        IntStream.range(0, 12).forEach(i -> operator.get("/api/meetings/" + (771_000_000 + i) + "/"));
        var after = Scrape.of(operator);
        assertThat(after.text()).doesNotContainIgnoringCase("madeup").doesNotContain("771000");
        assertThat(METHODS).containsAll(after.valuesOf("http_server_requests_seconds", "method"));
        assertThat(after.sum("http_server_requests_seconds_count", "uri", "NOT_FOUND"))
                .isGreaterThanOrEqualTo(12);
    }

    private static String request(String method, String path, String host) {
        return "%s %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\nX-Forwarded-For: %s\r\nConnection: close\r\n\r\n"
                .formatted(method, path, host, host, host);
    }

    @Test
    void nothingPersonalIsInIt() {
        var ada = meet.signUp();
        meet.as(ada).get("/api/account/").is(200);
        assertThat(Scrape.of(operator).text())
                .doesNotContain(ada.phone(), ada.phone().substring(1), ada.token(), "Anna");
    }
}
