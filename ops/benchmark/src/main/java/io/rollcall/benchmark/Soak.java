// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.Rate.Step;
import io.rollcall.benchmark.report.Figure;
import io.rollcall.benchmark.report.Findings;
import io.rollcall.benchmark.report.Minute;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Half of the full rate of reads and changes of accounts, in turns, for long: whether memory grows, and for how long
 * collections stop the server. The first fifth is not told of as growth: a new process still compiles and fills its
 * caches then. What lives in the heap is what a full collection leaves there, asked for at the end of that fifth and at
 * the end of all.
 *
 * @param time a number of minutes
 */
record Soak(Effort effort, Duration time) {

    private static final int MIB = 20;
    private static final double SHARE = 0.5;

    /** Of how many minutes the first is not told of as growth. */
    private static final int NOT_TOLD = 5;

    Findings run(Path data) throws Exception {
        var log = data.resolve("gc.log");
        try (var server = ServerProcess.start(data, BenchmarkRun.HEAP, WarmUp.SOONER, "-Xlog:gc:file=" + log);
                var newcomers = new Newcomers(server.base())) {
            server.awaitReady();
            var tokens = newcomers.signUp(effort.connections()).stream().map(Chatter::token);
            var requests = new AccountRequests(server.base(), tokens.toList());
            var collections = new CollectionLog(log);
            var rate = SHARE * fullRate(requests);
            collections.since(); // what was before is not of any minute
            var minutes = new ArrayList<Minute>();
            var living = 0L;
            for (long minute = 0; minute < time.toMinutes(); minute++) {
                if (minute == time.toMinutes() / NOT_TOLD) {
                    living = server.memory().heapAfterCollection();
                }
                minutes.add(minute(rate, requests, server, collections));
            }
            var figures = figures(minutes, collections, living, server.memory().heapAfterCollection());
            return Findings.of(figures).with(minutes);
        }
    }

    private double fullRate(AccountRequests requests) {
        DoubleSupplier round = () -> Rate.of(effort.connections(), effort.round(), inTurns(requests));
        WarmUp.of(effort, round);
        return DoubleStream.generate(round).limit(effort.rounds()).average().orElseThrow();
    }

    private Minute minute(double rate, AccountRequests requests, ServerProcess server, CollectionLog collections)
            throws IOException {
        var load = OpenLoad.at(rate, effort.connections(), Duration.ofMinutes(1), inTurns(requests));
        var seen = collections.since();
        return new Minute(
                load.achieved(), load.p99(), server.memory().resident() >> MIB, seen.leastHeap(), seen.longestPause());
    }

    private static IntFunction<Step> inTurns(AccountRequests requests) {
        return caller -> {
            var read = requests.read().apply(caller);
            var change = requests.change().apply(caller);
            var turn = new int[1];
            return () -> (turn[0]++ % 2 == 0 ? read : change).run();
        };
    }

    private List<Figure> figures(List<Minute> minutes, CollectionLog collections, long before, long after) {
        var later = minutes.subList(minutes.size() / NOT_TOLD, minutes.size());
        var of = ", %d minutes at half of the full rate".formatted(minutes.size());
        return List.of(
                cost("longest pause of a collection" + of, "ms", greatest(minutes, Minute::longestPause)),
                cost("full collections" + of, "number", collections.full()),
                cost(
                        "resident memory at the end of" + of.substring(1),
                        "MiB",
                        minutes.getLast().resident()),
                cost("resident memory, growth" + of, "MiB/min", Minute.slope(later, Minute::resident)),
                cost("heap that lives at the end of" + of.substring(1), "MiB", (double) after / (1 << MIB)),
                cost("heap that lives, growth" + of, "MiB/min", (double) (after - before) / (1 << MIB) / later.size()));
    }

    private static double greatest(List<Minute> minutes, ToDoubleFunction<Minute> value) {
        return minutes.stream().mapToDouble(value).max().orElse(0);
    }

    private static Figure cost(String name, String unit, double value) {
        return Figure.cost(name, unit, List.of(value));
    }
}
