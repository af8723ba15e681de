// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL, as a child process: what it has acknowledged survives kill -9 of this process and of its own. A
 * postmaster that a killed process has left behind is stopped first.
 */
public final class PostgresPart implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 15;

    /** The library that brings the binaries starts them fast and forgetful; a log must not forget. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "100",
            "shared_buffers", "128MB",
            "max_wal_size", "1GB",
            "listen_addresses", "127.0.0.1",
            "logging_collector", "off");

    private final EmbeddedPostgres postgres;

    private PostgresPart(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts PostgreSQL on the data that is there, or on new data.
     *
     * @param port 0 for any free one
     */
    public static PostgresPart start(DataFolder folder, int port) {
        var data = folder.of("postgres");
        stopLeftBehind(data);
        try {
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START)
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD);
            SETTINGS.forEach(builder::setServerConfig);
            if (port != 0) {
                builder.setPort(port);
            }
            return new PostgresPart(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start on " + data, e);
        }
    }

    /** Where the database is; it takes any password from this machine. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    /** Who owns the database. */
    public String user() {
        return "postgres";
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not stop", e);
        }
    }

    private static void stopLeftBehind(Path data) {
        leftBehind(data.resolve("postmaster.pid")).ifPresent(postmaster -> {
            // SIGINT is a fast shutdown: it ends open sessions and writes a checkpoint.
            signal(postmaster, "-INT");
            if (!ends(postmaster)) {
                signal(postmaster, "-QUIT");
                ends(postmaster);
            }
        });
    }

    /** The postmaster that the file tells of, if it is one and runs. */
    private static Optional<ProcessHandle> leftBehind(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(pid)
                    .filter(process -> process.info()
                            .command()
                            .filter(command -> command.endsWith("postgres"))
                            .isPresent());
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // half written by a crash: PostgreSQL itself says what is wrong
        }
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("The PostgreSQL left behind cannot be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ends(ProcessHandle process) {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
