// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import io.rollcall.embedded.Ports;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code rollcall.jar} in a process of its own, on embedded parts in a data folder. */
final class PackagedServer implements AutoCloseable {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Duration START = Duration.ofSeconds(180);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final Path data;
    private final Path log;
    private final URI base;

    private PackagedServer(Process process, Path data, Path log, URI base) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.base = base;
    }

    /**
     * Starts the server, without waiting for it. A folder that is not there begins as one in which nothing happened.
     */
    static PackagedServer start(Path data, String... more) throws IOException {
        if (!Files.exists(data)) {
            UnpackedJar.newData(data);
        }
        return start(UnpackedJar.command(), data, more);
    }

    /** Starts the jar itself, which takes about twice as long, in a folder that is not there. */
    static PackagedServer startJar(Path data) throws IOException {
        return start(List.of("-jar", UnpackedJar.JAR.toString()), data);
    }

    static PackagedServer start(List<String> jar, Path data, String... more) throws IOException {
        return startBy(List.of(), jar, data, more);
    }

    /** @param before a command that runs the one behind it, in its own place */
    static PackagedServer startBy(List<String> before, List<String> jar, Path data, String... more) throws IOException {
        var port = Ports.free();
        var log = Files.createTempFile(data.toAbsolutePath().getParent(), "server", ".log");
        var command = new ArrayList<>(before);
        command.addAll(List.of(
                JAVA,
                "-Xmx512m",
                "-Xms384m",
                "-Xmn192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MetaspaceSize=256m",
                "-XX:ReservedCodeCacheSize=128m"));
        command.addAll(jar);
        command.addAll(List.of("--server.port=" + port, "--rollcall.data-dir=" + data));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new PackagedServer(process, data, log, URI.create("http://127.0.0.1:" + port));
    }

    URI base() {
        return base;
    }

    /** Where its embedded parts keep their data. */
    Path data() {
        return data;
    }

    /** Returns once the server is ready, read models and all. */
    PackagedServer ready() throws Exception {
        var deadline = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                close();
                throw new AssertionError("The server did not become ready:\n" + Files.readString(log));
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    long pid() {
        return process.pid();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** What it said, and at the end what its threads do: for a failure that nobody can see again. */
    String saidWithThreads() throws IOException, InterruptedException {
        if (process.isAlive()) {
            thaw();
            signal("-QUIT");
            process.waitFor(2, TimeUnit.SECONDS); // the dump is written beside
        }
        return said();
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** The PostgreSQL that the server has started: a process of its own, which must not outlive it. */
    Optional<ProcessHandle> postmaster() {
        try {
            var lines = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** kill -9; the PostgreSQL that it leaves behind is for the next start to deal with. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGSTOP: it stands still, as behind a machine that is paused, and keeps its connections. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT: it goes on in the middle of whatever it did. */
    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for the process to end by itself; its exit value. */
    int ends() throws InterruptedException {
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The server goes on");
        }
        return process.exitValue();
    }

    /** SIGTERM; returns once the process has ended, with its exit value. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The server does not stop");
        }
        return process.exitValue();
    }

    /** Ends it the hard way if a test has not, and whatever it has started too. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
            postmaster().ifPresent(ProcessHandle::destroyForcibly);
        }
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
