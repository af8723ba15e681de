// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import io.rollcall.benchmark.report.Findings;
import io.rollcall.benchmark.report.FlameGraph;
import io.rollcall.benchmark.report.Part;
import io.rollcall.benchmark.report.Results;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One run of what is measured, part by part; a part that fails is told of, and the others go on. */
final class BenchmarkRun {

    static final String HEAP = "1g";
    private static final int MIB = 20;
    private static final int USERS = 1000;

    /** A part of the run. */
    @FunctionalInterface
    private interface Measurement {
        Findings run(Path folder) throws Exception;
    }

    private final Effort effort;
    private final Path folder;
    private final Predicate<String> wanted;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, String> commits = new HashMap<>();
    private final Map<String, FlameGraph> profiles = new TreeMap<>();
    private @Nullable ServerProcess warm;

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
    Results run(Optional<URI> peer) throws IOException {
        part("commands", this::commands);
        part("sealer", this::sealer);
        part("sign-up", this::delay);
        part("accounts", this::accounts);
        var peers = new Peers(effort, figuresOf("accounts"));
        part("chat", this::chat);
        part("operators", data -> Findings.of(new OperatorFigures(data, effort).figures()));
        part("stream", data -> Findings.of(new StreamFigures(data, effort).figures()));
        part("index", data -> Findings.of(List.of(new OperatorsCost(effort).figure(data))));
        part("growth", data -> Findings.of(GrownThings.figures(data, effort)));
        part("rebuild", this::rebuild);
        part("starts", this::starts);
        part("cli", data -> Findings.of(new CommandLineStarts(data, effort).figures()));
        part("django", data -> Findings.of(peers.django(data)));
        part("axon", data -> Findings.of(peers.axon(data)));
        if (peer.isPresent()) {
            part("peer", data -> Findings.of(peers.against(peer.get(), "the peer")));
        }
        return new Results(List.copyOf(parts));
    }

    /** A rebuild from logs of these sizes, as a part of its own. */
    Results rebuildOf(List<Integer> sizes) throws IOException {
        part("rebuild of " + sizes, this::rebuild);
        return new Results(List.copyOf(parts));
    }

    /** A load that goes on for long, as a part of its own. */
    Results soak(Duration time) throws IOException {
        part("soak", data -> new Soak(effort, time).run(data));
        return new Results(List.copyOf(parts));
    }

    /** Where the processor went, by part. */
    Map<String, FlameGraph> profiles() {
        return profiles;
    }

    private void part(String name, Measurement measurement) throws IOException {
        if (!wanted.test(name)) {
            return;
        }
        System.out.println("Measuring: " + name);
        var machine = new TreeMap<>(Machine.facts());
        var begun = System.nanoTime();
        var findings = Findings.NONE;
        @Nullable String why = null;
        try {
            findings = measurement.run(Files.createTempDirectory(folder, "part"));
        } catch (Exception e) {
            why = String.valueOf(e).lines().findFirst().orElse("");
            System.out.println("  not measured: " + e); // with what a server said
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("  took %.0f s%n", seconds);
        machine.putAll(commits);
        parts.add(new Part(name, machine, seconds, findings, why));
    }

    private List<Figure> figuresOf(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .flatMap(part -> part.findings().figures().stream())
                .toList();
    }

    private Findings commands(Path data) throws Exception {
        var figures = new ArrayList<Figure>();
        try (var server = MeasuredServer.start(data, "web")) {
            commits.putAll(Machine.facts(server));
            var path = new CommandPath(server, Math.min(USERS, effort.grown()));
            for (var callers : List.of(1, 16, 64)) {
                figures.add(path.figure(callers, effort));
            }
        }
        return Findings.of(figures);
    }

    private Findings sealer(Path data) throws Exception {
        try (var server = MeasuredServer.start(data, "web,policy")) {
            var path = new CommandPath(server, effort.logs().getFirst() / 10);
            return Findings.of(new SealerCost(server, path).figures(effort));
        }
    }

    private Findings delay(Path data) {
        try (var server = MeasuredServer.start(data, "web,projection")) {
            return Findings.of(List.of(new ProjectionDelay(server).figure(effort)));
        }
    }

    /**
     * Leaves its server to the chat, where that is wanted: what it has compiled by now need not be waited for again.
     */
    private Findings accounts(Path data) throws Exception {
        var server = ServerProcess.start(data, HEAP, WarmUp.SOONER);
        try {
            server.awaitReady();
            var rates = new AccountRates(effort, server.base(), "").warmUp().measure();
            var figures = new ArrayList<>(rates.figures());
            var curves = rates.curves();
            var samples = Profiles.accounts(rates, server, data);
            profiles.put("accounts", samples.flames(AccountRates.PATCH + ", 64 connections"));
            figures.add(rates.processor(server::processorTime));
            figures.addAll(memory(server.memory()));
            return Findings.of(figures).with(curves, samples.shares());
        } finally {
            if (wanted.test("chat")) {
                warm = server;
            } else {
                server.close();
            }
        }
    }

    private static List<Figure> memory(ServerMemory memory) throws IOException, InterruptedException {
        var resident = (double) (memory.resident() >> MIB);
        var heap = (double) (memory.heapAfterCollection() >> MIB);
        return List.of(
                Figure.cost("resident memory after that", "MiB", List.of(resident)),
                Figure.cost("heap after that and a full collection", "MiB", List.of(heap)));
    }

    private Findings chat(Path data) throws Exception {
        var warming = warm == null ? ChatRounds.COLD : ChatRounds.WARM;
        try (var server = warm == null ? ServerProcess.start(data, HEAP, WarmUp.SOONER) : warm) {
            server.awaitReady();
            var samples = data.resolve("samples.jfr");
            var chat = Profiles.chat(effort, server, warming, samples);
            profiles.put("chat", ProcessorSamples.of(samples).flames("Chat messages in a rush"));
            return Findings.of(chat.figures());
        }
    }

    private Findings rebuild(Path data) throws Exception {
        var rebuilds = new Rebuilds(data, effort);
        var figures = rebuilds.figures();
        return Findings.of(figures).with(rebuilds.rates());
    }

    private Findings starts(Path data) throws Exception {
        var packaged = Packaged.ifAny().orElseThrow(() -> new IOException("nothing is packaged: see README.md"));
        return Findings.of(new Starts(data, effort).figures(packaged));
    }
}
