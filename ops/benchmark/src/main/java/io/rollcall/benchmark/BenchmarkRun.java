// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Curve;
import io.rollcall.benchmark.report.Figure;
import io.rollcall.benchmark.report.FlameGraph;
import io.rollcall.benchmark.report.Results;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One run of all that is measured, part by part; a part that fails is told of, and the others go on. */
final class BenchmarkRun {

    static final String HEAP = "1g";
    private static final int MIB = 20;

    /** A part of the run. */
    @FunctionalInterface
    private interface Part {
        void run(Path folder) throws Exception;
    }

    private final Effort effort;
    private final Path folder;
    private final Predicate<String> wanted;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();
    private final Map<String, Double> processor = new TreeMap<>();
    private final Map<Integer, Double> rebuild = new TreeMap<>();
    private final Map<String, String> machine = new TreeMap<>();
    private final Map<String, FlameGraph> profiles = new TreeMap<>();

    /**
     * @param folder for data, which stay there
     * @param wanted says by its name whether a part is run
     */
    BenchmarkRun(Effort effort, Path folder, Predicate<String> wanted) {
        this.effort = effort;
        this.folder = folder;
        this.wanted = wanted;
    }

    /** @param peer another server of the meet door, where one is named */
    Results run(Optional<URI> peer) {
        part("commands", this::commands);
        part("sign-up", this::delay);
        var before = figures.size();
        part("accounts", this::accounts);
        var peers = new Peers(effort, List.copyOf(figures.subList(before, figures.size())));
        part("chat", this::chat);
        part("growth", data -> figures.addAll(GrownThings.figures(data, effort)));
        part("rebuild", this::rebuild);
        part("starts", this::starts);
        part("django", data -> figures.addAll(peers.django(data)));
        part("axon", data -> figures.addAll(peers.axon(data)));
        peer.ifPresent(url -> part("peer", data -> figures.addAll(peers.against(url, "the peer"))));
        return new Results(machine, figures, curves, rebuild, processor, notRun);
    }

    /** Where the processor went, by part. */
    Map<String, FlameGraph> profiles() {
        return profiles;
    }

    private void part(String name, Part part) {
        if (!wanted.test(name)) {
            return;
        }
        System.out.println("Measuring: " + name);
        try {
            part.run(Files.createTempDirectory(folder, "part"));
        } catch (Exception e) {
            var why = String.valueOf(e).lines().findFirst().orElse("");
            notRun.add(name + ": " + why);
            System.out.println("  not measured: " + e); // with what a server said
        }
    }

    private void commands(Path data) throws Exception {
        try (var server = MeasuredServer.start(data, "web")) {
            machine.putAll(Machine.facts(server));
            var path = new CommandPath(server, effort.logs().getFirst() / 10);
            for (var callers : List.of(1, 16, 64)) {
                figures.add(path.figure(callers, effort));
            }
        }
    }

    private void delay(Path data) {
        try (var server = MeasuredServer.start(data, "web,projection")) {
            figures.add(new ProjectionDelay(server).figure(effort));
        }
    }

    private void accounts(Path data) throws Exception {
        try (var server = ServerProcess.start(data, HEAP)) {
            server.awaitReady();
            var rates = new AccountRates(effort, server.base(), "").measure();
            var measured = rates.figures();
            figures.addAll(measured);
            curves.addAll(rates.curves(measured));
            server.memory().record();
            rates.change();
            server.memory().recorded(data.resolve("samples.jfr"));
            var samples = ProcessorSamples.of(data.resolve("samples.jfr"));
            processor.putAll(samples.shares());
            profiles.put("accounts", samples.flames(AccountRates.PATCH + ", 64 connections"));
            memory(server.memory());
        }
    }

    private void memory(ServerMemory memory) throws IOException, InterruptedException {
        var resident = (double) (memory.resident() >> MIB);
        var heap = (double) (memory.heapAfterCollection() >> MIB);
        figures.add(Figure.cost("resident memory after that", "MiB", List.of(resident)));
        figures.add(Figure.cost("heap after that and a full collection", "MiB", List.of(heap)));
    }

    private void chat(Path data) throws Exception {
        try (var server = ServerProcess.start(data, HEAP);
                var newcomers = new Newcomers(server.base())) {
            server.awaitReady();
            var failures = new Failures();
            var samples = data.resolve("samples.jfr");
            var chat = new ChatRounds(server, newcomers.signUp(effort.sockets()), failures, samples);
            chat.print();
            failures.print();
            figures.addAll(chat.figures());
            profiles.put("chat", ProcessorSamples.of(samples).flames("Chat messages in a rush"));
        }
    }

    private void rebuild(Path data) throws Exception {
        var rebuilds = new Rebuilds(data, effort);
        figures.addAll(rebuilds.figures());
        rebuild.putAll(rebuilds.rates());
    }

    private void starts(Path data) throws Exception {
        if (!Starts.arePossible()) {
            throw new IOException("nothing is packaged: see README.md");
        }
        figures.addAll(new Starts(data, effort).figures());
    }
}
