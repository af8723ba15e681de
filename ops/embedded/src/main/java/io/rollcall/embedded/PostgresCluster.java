// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's data on disk, and the way to make a server of it. */
final class PostgresCluster {

    private static final int ATTEMPTS = 5;

    /** Rolling forward a long log after a crash may take a while. */
    private static final int START_SECONDS = 300;

    /** Given at every start, so that an edited or restored {@code postgresql.conf} cannot make the log forgetful. */
    private static final String SETTINGS = Stream.of(
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "listen_addresses=" + Ports.LOOPBACK,
                    "unix_socket_directories=",
                    // A process takes 24 at most (operators.md); tests keep a dozen processes on one PostgreSQL.
                    "max_connections=400",
                    "shared_buffers=128MB",
                    "max_wal_size=1GB",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    // Errors are told to the client; in a file, their statements and details would be personal data.
                    "logging_collector=off",
                    "log_min_messages=log",
                    "log_min_error_statement=panic",
                    "log_error_verbosity=terse",
                    "log_checkpoints=off")
            .map(setting -> " -c " + setting)
            .collect(Collectors.joining());

    private final Path data;
    private final Path log;
    private final PostgresPrograms programs;
    private final PostgresProcesses processes;
    private final PostgresRoles roles;

    PostgresCluster(DataFolder folder) throws IOException {
        this.data = folder.of("postgres");
        this.log = folder.of("postgres.log");
        this.programs = PostgresPrograms.unpacked(folder);
        this.processes = new PostgresProcesses(data);
        this.roles = new PostgresRoles(data, programs, Passwords.in(folder));
    }

    /** Starts a server, after one that was left behind has been stopped; makes new data where there are none. */
    int start(int port) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            processes.stop(programs);
            processes.forgetStrangers();
        } else {
            Folders.make(data, this::create);
        }
        roles.establish();
        return listen(port);
    }

    PostgresRoles roles() {
        return roles;
    }

    void stop() throws IOException {
        processes.stop(programs);
    }

    /**
     * Nobody is asked for a password before {@link PostgresRoles} has given some, and no server runs until then. The
     * order of text must not depend on this machine, nor change with its next C library.
     */
    private void create(Path unfinished) throws IOException {
        var outcome = programs.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        if (outcome.status() != 0) {
            throw new IOException("initdb says: " + outcome.said());
        }
    }

    private int listen(int wanted) throws IOException {
        for (var attempt = 1; ; attempt++) {
            if (wanted != 0) {
                Ports.requireFree(wanted, "PostgreSQL");
            }
            var port = wanted != 0 ? wanted : Ports.free();
            if (listensOn(port)) {
                return port;
            }
            if (attempt == ATTEMPTS || wanted != 0 || !saysPortIsTaken()) {
                processes.stop(programs);
                throw new IOException("it says why in " + log);
            }
        }
    }

    private boolean listensOn(int port) throws IOException {
        Files.deleteIfExists(log);
        var outcome = programs.run(
                "pg_ctl",
                "start",
                "--pgdata=" + data,
                "--log=" + log,
                "--options=-p " + port + SETTINGS,
                "--wait",
                "--timeout=" + START_SECONDS);
        return outcome.status() == 0;
    }

    /** Between the choice of a free port and its use, another process may have been quicker. */
    private boolean saysPortIsTaken() throws IOException {
        return Files.exists(log) && Files.readString(log).contains("Address already in use");
    }
}
