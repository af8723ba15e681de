// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * What live traffic keeps of its rate, and how much later it is answered, while read models are rebuilt beside it one
 * after the other, at the share of a thread that is the default: rounds with and without take turns.
 */
final class RebuildBeside {

    /** Each is refused for some seconds after it was switched to, and then the next one is built. */
    private static final List<String> MODELS = List.of("accounts", "profiles", "inboxes", "meetings", "conversations");

    /** Of the full rate of reads: at that, an answer waits for little but what it needs. */
    private static final double EVEN = 0.25;

    private final Effort effort;
    private final AccountRequests requests;
    private final Operator operator;
    private volatile boolean rebuilds;

    /** What was measured of the same thing, without a rebuild and with one. */
    private record Pair(List<Double> without, List<Double> with) {

        private static Pair none() {
            return new Pair(new ArrayList<>(), new ArrayList<>());
        }

        private void add(boolean isWith, double value) {
            (isWith ? with : without).add(value);
        }

        private double median() {
            return Figure.cost("", "", without).median();
        }
    }

    RebuildBeside(Effort effort, AccountRequests requests, Operator operator) {
        this.effort = effort;
        this.requests = requests;
        this.operator = operator;
    }

    List<Figure> figures() throws Exception {
        var changes = Pair.none();
        var reads = Pair.none();
        var waits = Pair.none();
        WarmUp.until(effort, () -> {
            often(requests.read());
            return often(requests.change());
        });
        var even = EVEN * often(requests.read());
        for (int round = 0; round < 4 * effort.rounds(); round++) {
            var with = round % 4 == 1 || round % 4 == 2; // each is first in turn
            var rebuilding = with ? rebuild() : CompletableFuture.<Void>completedFuture(null);
            changes.add(with, often(requests.change()));
            reads.add(with, often(requests.read()));
            waits.add(with, p99(even));
            rebuilds = false;
            rebuilding.join();
        }
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

    /** Goes on until it is to end; something is being built then, most of the time. */
    private CompletableFuture<Void> rebuild() {
        rebuilds = true;
        return CompletableFuture.runAsync(() -> {
            for (int turn = 0; rebuilds; turn++) {
                try {
                    operator.done("/ops/v1/subscriptions/" + MODELS.get(turn % MODELS.size()) + "/rebuild");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
    }
}
