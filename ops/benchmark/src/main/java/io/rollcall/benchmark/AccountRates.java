// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.Rate.Step;
import io.rollcall.benchmark.report.Curve;
import io.rollcall.benchmark.report.Curve.Point;
import io.rollcall.benchmark.report.Figure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** How often a server lets accounts be read and changed in a second, and how soon at constant rates. */
final class AccountRates {

    static final String GET = "GET /api/account/";
    static final String PATCH = "PATCH /api/account/";
    private static final double STEP = 1.2;
    private static final double NANOS_OF_A_MILLI = 1e6;
    private static final int POINTS_AT_MOST = 11;

    private final Effort effort;
    private final AccountRequests requests;
    private final String of;
    private final List<Double> lives = new ArrayList<>();
    private final List<Double> reads = new ArrayList<>();
    private final List<Double> writes = new ArrayList<>();

    /** @param of which server, as it stands in the names of the figures; empty for ours */
    AccountRates(Effort effort, URI server, String of) throws Exception {
        this.effort = effort;
        this.of = of;
        try (var newcomers = new Newcomers(server)) {
            var tokens = newcomers.signUp(effort.connections()).stream().map(Chatter::token);
            this.requests = new AccountRequests(server, tokens.toList());
        }
    }

    /** Rounds of all that take turns. */
    AccountRates measure() {
        for (int round = 0; round < effort.rounds(); round++) {
            lives.add(of.isEmpty() ? often(requests.liveness()) : 0);
            reads.add(often(requests.read()));
            often(requests.change()); // a server may notice a rush after a second
            writes.add(often(requests.change()));
        }
        return this;
    }

    /** Until the server gets no faster. */
    AccountRates warmUp() {
        WarmUp.of(
                effort,
                () -> of.isEmpty() ? often(requests.liveness()) : 0,
                () -> often(requests.read()),
                () -> often(requests.change()));
        return this;
    }

    /** Of our own server, against what HTTP itself allows. */
    List<Figure> figures() {
        var ceiling = Figure.rate("GET /actuator/health/liveness", lives, 0);
        return List.of(
                ceiling, Figure.rate(GET, reads, ceiling.median()), Figure.rate(PATCH, writes, ceiling.median()));
    }

    /** Of a peer, as ceilings of ours: a ratio of 4 says that ours does four times as many. */
    List<Figure> against(List<Figure> ours) {
        return ours.stream()
                .filter(figure -> figure.name().equals(GET) || figure.name().equals(PATCH))
                .map(figure -> Figure.rate(figure.name() + ", ours against " + of, figure.rounds(), peer(figure)))
                .toList();
    }

    /** From a tenth of the rate that was measured until the server keeps up no more. */
    List<Curve> curves() {
        return List.of(curve(GET, reads, requests.read()), curve(PATCH, writes, requests.change()));
    }

    /**
     * What a change costs the server, whatever else the machine does.
     *
     * @param spent tells what it has had of the processors so far
     */
    Figure processor(Supplier<Duration> spent) {
        var millis = IntStream.range(0, effort.rounds()).mapToObj(round -> processorOfOne(spent));
        return Figure.cost("processor time of a " + PATCH, "ms", millis.toList());
    }

    private double processorOfOne(Supplier<Duration> spent) {
        var done = new LongAdder();
        var before = spent.get();
        often(caller -> {
            var change = requests.change().apply(caller);
            return () -> {
                change.run();
                done.increment();
            };
        });
        return spent.get().minus(before).toNanos() / NANOS_OF_A_MILLI / Math.max(1, done.sum());
    }

    /** Goes on changing accounts for some rounds. */
    void change() {
        for (int round = 0; round < 2 * effort.rounds(); round++) {
            often(requests.change());
        }
    }

    private double peer(Figure figure) {
        return Figure.rate("", figure.name().equals(GET) ? reads : writes, 0).median();
    }

    private Curve curve(String name, List<Double> rates, IntFunction<Step> steps) {
        var full = Figure.rate("", rates, 0).median();
        var points = new ArrayList<Point>();
        for (var share : effort.rates()) {
            points.add(at(share * full, steps));
        }
        while (!points.getLast().isSaturated() && points.size() < POINTS_AT_MOST) {
            points.add(at(STEP * points.getLast().rate(), steps));
        }
        return new Curve(name, points);
    }

    private Point at(double rate, IntFunction<Step> steps) {
        return OpenLoad.at(rate, effort.connections(), effort.round(), steps);
    }

    private double often(IntFunction<Step> steps) {
        return Rate.of(effort.connections(), effort.round(), steps);
    }
}
