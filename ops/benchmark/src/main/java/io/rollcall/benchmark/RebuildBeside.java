// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/**
 * What live traffic keeps of its rate, and how much later it is answered, while a read model is rebuilt beside it, at
 * the share of a thread that is the default: the mean of the whole time from the act until nothing waits for two
 * generations any more, against as much as before it.
 */
final class RebuildBeside {

    /** For so long after a switch each change waits for both generations. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    /** Of the full rate of reads: at that, an answer waits for little but what it needs. */
    private static final double EVEN = 0.25;

    private final Effort effort;
    private final AccountRequests requests;
    private final Operator operator;

    /** What was measured of the same thing, without a rebuild and with one. */
    private record Pair(List<Double> without, List<Double> with) {

        private double median() {
            return Figure.cost("", "", without).median();
        }
    }

    RebuildBeside(Effort effort, AccountRequests requests, Operator operator) {
        this.effort = effort;
        this.requests = requests;
        this.operator = operator;
    }

    List<Figure> figures() {
        WarmUp.briefly(effort, () -> often(requests.read()), () -> often(requests.change()));
        var even = EVEN * often(requests.read());
        var waits = beside("profiles", () -> p99(even));
        var reads = beside("meetings", () -> often(requests.read()));
        var changes = beside("inboxes", () -> often(requests.change())); // last, since its log grows
        return List.of(
                Figure.rate("PATCH /api/account/ beside a rebuild, against without", changes.with(), changes.median()),
                Figure.rate("GET /api/account/ beside a rebuild, against without", reads.with(), reads.median()),
                Figure.growth(
                        "GET /api/account/ beside a rebuild, evenly, p99, against without",
                        "ms",
                        waits.with(),
                        waits.median()));
    }

    private double often(IntFunction<Rate.Step> steps) {
        return Rate.of(effort.connections(), effort.round(), steps);
    }

    private double p99(double rate) {
        return OpenLoad.at(rate, effort.connections(), effort.round(), requests.read())
                .p99();
    }

    private Pair beside(String model, DoubleSupplier round) {
        var before = mean(round);
        var with = rebuilt(model, round);
        return new Pair(
                List.of(before, mean(round)), List.of(with)); // between the two, should it get faster all the time
    }

    private double mean(DoubleSupplier round) {
        return DoubleStream.generate(round).limit(effort.rounds()).average().orElseThrow();
    }

    private double rebuilt(String model, DoubleSupplier round) {
        var settled = CompletableFuture.runAsync(() -> rebuild(model))
                .thenRunAsync(() -> {}, CompletableFuture.delayedExecutor(SETTLING.toMillis(), TimeUnit.MILLISECONDS));
        var sum = 0.0;
        var rounds = 0;
        while (rounds == 0 || !settled.isDone()) {
            sum += round.getAsDouble();
            rounds++;
        }
        settled.join();
        return sum / rounds;
    }

    private void rebuild(String model) {
        try {
            var job = operator.done("/ops/v1/subscriptions/" + model + "/rebuild");
            if (!job.path("outcome").asString("").equals("applied")) {
                throw new IOException("A rebuild has ended otherwise: " + job);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
