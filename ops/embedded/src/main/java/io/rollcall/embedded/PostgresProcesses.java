// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The processes of PostgreSQL that work on one data folder, whichever process started them. */
final class PostgresProcesses {

    private static final int FAST_SECONDS = 60;
    private static final int IMMEDIATE_SECONDS = 10;
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 10;

    private final Path data;

    PostgresProcesses(Path data) {
        this.data = data;
    }

    /**
     * Those that run now. A process is judged by what it does, not by the number in a file that a crash left behind.
     */
    List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    /**
     * Stops them: first so that sessions end and a checkpoint is written, then harder. What was acknowledged is safe
     * either way.
     */
    void stop(PostgresPrograms programs) throws IOException {
        if (postmaster().isPresent()) {
            ask(programs, "fast", FAST_SECONDS);
        }
        if (!ended() && postmaster().isPresent()) {
            ask(programs, "immediate", IMMEDIATE_SECONDS);
        }
        if (!ended()) {
            running().forEach(ProcessHandle::destroyForcibly);
            if (!ended()) {
                throw new IOException("Processes of an earlier PostgreSQL do not end: "
                        + running().stream().map(ProcessHandle::pid).toList());
            }
        }
    }

    /**
     * Deletes a {@code postmaster.pid} with a number that now belongs to a stranger: PostgreSQL would take the stranger
     * for a postmaster and refuse to start. All other stale files it deals with itself, more carefully than we could.
     */
    void forgetStrangers() throws IOException {
        var stranger = pid().flatMap(ProcessHandle::of).filter(process -> !worksHere(process));
        if (stranger.isPresent() && running().isEmpty()) {
            Files.deleteIfExists(pidFile());
        }
    }

    private void ask(PostgresPrograms programs, String mode, int seconds) throws IOException {
        programs.run("pg_ctl", "stop", "-D", data.toString(), "-m", mode, "-w", "-t", Integer.toString(seconds));
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        return pid().flatMap(ProcessHandle::of).filter(this::worksHere);
    }

    private Optional<Long> pid() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst().filter(line -> line.matches("\\d{1,18}")).map(Long::valueOf);
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    /** PostgreSQL's processes have the data folder as their working folder; one that has ended has none. */
    private boolean worksHere(ProcessHandle process) {
        var entry = Path.of("/proc", Long.toString(process.pid()));
        try {
            var program = Files.readSymbolicLink(entry.resolve("exe")).getFileName();
            return program != null
                    && program.toString().startsWith("postgres")
                    && Files.isSameFile(entry.resolve("cwd"), data);
        } catch (IOException e) {
            return false; // gone, or another user's
        }
    }

    private boolean ended() {
        var deadline = System.nanoTime() + LAST_MOMENTS.toNanos();
        while (!running().isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Uninterrupted.get(() -> {
                Thread.sleep(POLL_MILLIS);
                return true;
            });
        }
        return true;
    }
}
