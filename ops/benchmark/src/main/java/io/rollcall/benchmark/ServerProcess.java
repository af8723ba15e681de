// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.embedded.Ports;
import io.rollcall.server.RollcallServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server as a process of its own, with a heap of its own, on embedded parts in a folder. */
final class ServerProcess implements AutoCloseable {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

    /** How many pauses would have been in the time that has passed: it is measured to a hundredth. */
    private static final int PAUSES = 100;

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Pattern COMPLAINT = Pattern.compile("^[0-9:.]+ (WARN|ERROR) .*");

    /** One for all: it must not take the processor from the server that is measured. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final URI base;

    private ServerProcess(Process process, Path log, URI base) {
        this.process = process;
        this.log = log;
        this.base = base;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /**
     * Starts it without waiting for it, as it is {@linkplain Packaged packaged} where it is, with a heap such as
     * {@code 1g} and more options of Java; running out of memory ends it.
     */
    static ServerProcess start(Path folder, String heap, String... options) throws IOException {
        var java = new ArrayList<>(List.of("-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
        java.addAll(List.of(options));
        var packaged = Packaged.ifAny();
        if (packaged.isPresent()) {
            return startBy(packaged.get().launcher(), Packaged.environment(java), folder);
        }
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(java);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                RollcallServer.class.getName()));
        return startBy(command, folder);
    }

    /** The same by the command that is given, to which the settings are added. */
    static ServerProcess startBy(List<String> command, Path folder) throws IOException {
        return startBy(command, Map.of(), folder);
    }

    /** The same with more in its environment. */
    static ServerProcess startBy(List<String> command, Map<String, String> environment, Path folder)
            throws IOException {
        var port = Ports.free();
        var settings = List.of(
                "--server.address=127.0.0.1", "--server.port=" + port, "--rollcall.data-dir=" + folder.resolve("data"));
        return run(Stream.concat(command.stream(), settings.stream()).toList(), environment, port, folder);
    }

    /** Any server that will listen on the port. */
    static ServerProcess run(List<String> command, Map<String, String> environment, int port, Path folder)
            throws IOException {
        var log = folder.resolve("server.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), log, URI.create("http://127.0.0.1:" + port));
    }

    URI base() {
        return base;
    }

    /** Returns once the server takes requests; to ask costs it little of the time that this takes. */
    void awaitReady() throws IOException, InterruptedException {
        var begun = System.nanoTime();
        while (!isReady()) {
            var since = System.nanoTime() - begun;
            var pause = Math.max(SHORTEST_PAUSE.toNanos(), since / PAUSES);
            if (since > START.toNanos() || process.waitFor(pause, TimeUnit.NANOSECONDS)) {
                throw new IOException("The server does not become ready:\n" + Files.readString(log));
            }
        }
    }

    ServerMemory memory() {
        return new ServerMemory(process.pid());
    }

    /**
     * What it has had of the processors so far, without what it has started; nothing where the system does not tell.
     */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What the server has warned of. */
    List<String> complaints() throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> COMPLAINT.matcher(line).matches())
                    .limit(20)
                    .toList();
        }
    }

    /** SIGTERM; how long the process took to end. */
    Duration stop() {
        var start = System.nanoTime();
        close();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ends it and, if it does not end by itself, whatever it has started too. */
    @Override
    public void close() {
        var started = process.descendants().toList();
        process.destroy();
        if (process.onExit()
                        .completeOnTimeout(null, STOP.toSeconds(), TimeUnit.SECONDS)
                        .join()
                == null) {
            process.destroyForcibly().onExit().join();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** SIGKILL: nothing of it is written any more. What it has started is taken over, or ended, by the next one. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
