// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import io.rollcall.operator.history.HistoryFigures;
import io.rollcall.operator.testing.EventFamilies;
import io.rollcall.operator.testing.GeneratedLog;
import io.rollcall.operator.testing.SettledPast;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;

/**
 * What operators do, on a generated log: how fast a read model is rebuilt and verified beside the live one, what a
 * rebuild takes from live traffic, the first answer as of the past, and first pages of history.
 */
final class OperatorFigures {

    private static final int EVENTS = 20_000;
    private static final String MODEL = "inboxes";

    /** Milliseconds for the first page of history, whatever the filter. */
    private static final double GOAL_OF_A_PAGE = 200;

    private final Path folder;
    private final Effort effort;
    private final int events;
    private final List<Figure> figures = new ArrayList<>();

    OperatorFigures(Path folder, Effort effort) {
        this.folder = folder;
        this.effort = effort;
        this.events = Math.min(EVENTS, effort.logs().getLast());
    }

    List<Figure> figures() throws Exception {
        generate();
        try (var server = ServerProcess.start(
                        folder,
                        BenchmarkRun.HEAP,
                        Stream.concat(Stream.of(WarmUp.SOONER), Operator.options().stream())
                                .toArray(String[]::new));
                var operator = new Operator(server.base())) {
            server.awaitReady();
            jobs(operator);
            var users = signUp(server.base());
            past(operator, users);
            figures.addAll(
                    new RebuildBeside(effort, new AccountRequests(server.base(), tokens(users)), operator).figures());
        }
        history();
        return figures;
    }

    /** Policies have done long ago what these events ask for. */
    private void generate() throws SQLException {
        try (var server = MeasuredServer.start(folder.resolve("data"), "web")) {
            var source = server.context().getBean(DataSource.class);
            var keys = server.keys();
            var log = new GeneratedLog(EventFamilies.types(), keys, keys::take, keys::destroy);
            log.append(source, events);
            log.erase();
            try (var connection = source.getConnection()) {
                SettledPast.settle(connection);
            }
        }
    }

    private void jobs(Operator operator) throws IOException, InterruptedException {
        for (var act : List.of("verify", "rebuild")) {
            var job = operator.done("/ops/v1/subscriptions/" + MODEL + "/" + act);
            if (!job.path("outcome").asString("").equals("applied")) {
                throw new IOException("A " + act + " has ended otherwise: " + job);
            }
            figures.add(Figure.rate(act + " beside the live one, events", List.of(rate(job)), 0));
        }
    }

    /** While it was worked on; what takes no second has no rate of its own. */
    private double rate(JsonNode job) {
        var seconds = Duration.between(
                                Instant.parse(job.get("created_at").asString()),
                                Instant.parse(job.get("ended_at").asString()))
                        .toMillis()
                / 1000.0;
        return job.path("progress").path("rate").asDouble(events / Math.max(0.1, seconds));
    }

    /** Behind all that was generated. */
    private List<Chatter> signUp(URI server) throws Exception {
        try (var newcomers = new Newcomers(server)) {
            return newcomers.signUp(effort.connections());
        }
    }

    private static List<String> tokens(List<Chatter> users) {
        return users.stream().map(Chatter::token).toList();
    }

    /** Each round asks about another user, for the first time. */
    private void past(Operator operator, List<Chatter> users) throws Exception {
        var rounds = new ArrayList<Double>();
        var head = operator.json("/ops/v1/subscriptions/accounts").path("head").asLong();
        for (var viewer : users.subList(0, effort.rounds())) {
            var path = "/ops/v1/asof/%d/api/account/?viewer=%d".formatted(head, viewer.user());
            rounds.add(Growth.millis(() -> operator.answer(path)));
        }
        figures.add(Figure.cost("first answer as of the past, log of %,d events".formatted(events), "ms", rounds));
    }

    private void history() throws SQLException {
        var history = new HistoryFigures(events);
        var index = history.index();
        figures.add(Figure.rate("history's index, events", List.of(events / index.seconds()), 0));
        var slowest = Collections.max(history.firstPages(), Comparator.comparing(HistoryFigures.Figure::p99));
        figures.add(Figure.growth(
                "first page of history, slowest filter (%s), p99, log of %,d events"
                        .formatted(slowest.filter(), events),
                "ms",
                List.of(slowest.p99()),
                GOAL_OF_A_PAGE));
    }
}
