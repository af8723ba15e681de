// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the programs of an unpacked PostgreSQL. */
final class PostgresPrograms {

    /** What a program said, and how it ended: 0 is well. */
    record Outcome(int status, String said) {}

    private final Path home;
    private final List<String> before;

    private PostgresPrograms(Path home, List<String> before) {
        this.home = home;
        this.before = before;
    }

    /**
     * Unpacks them for this user, so that later starts are quick; where the user has no place of their own, among the
     * data.
     */
    static PostgresPrograms unpacked(DataFolder folder) throws IOException {
        var archive = PostgresArchive.ofThisMachine();
        return new PostgresPrograms(archive.unpackedIn(store(folder)), asOrdinaryUser());
    }

    /** Runs one program to its end. */
    Outcome run(String program, String... arguments) throws IOException {
        return run("", program, List.of(arguments));
    }

    /** The same; the program reads this text. */
    Outcome run(String input, String program, List<String> arguments) throws IOException {
        var command = new ArrayList<>(before);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return run(input, command);
    }

    private static Outcome run(String input, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // PGDATA, PGPORT and their like are meant for another PostgreSQL; messages are read by this server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(Uninterrupted.get(process::waitFor), said.strip());
    }

    private static Path store(DataFolder folder) {
        var home = System.getenv().getOrDefault("HOME", "none");
        var cache = Path.of(System.getenv().getOrDefault("XDG_CACHE_HOME", home + "/.cache"));
        var usable = cache.isAbsolute() && Files.isWritable(existing(cache));
        return usable ? cache.resolve("rollcall") : folder.of("programs");
    }

    private static Path existing(Path path) {
        var parent = path.getParent();
        return Files.exists(path) || parent == null ? path : existing(parent);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own the process is nobody to itself. */
    private static List<String> asOrdinaryUser() throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return List.of();
        }
        var namespace = List.of("unshare", "--user");
        var probe = new ArrayList<>(namespace);
        probe.addAll(List.of("id", "-un"));
        if (run("", probe).status() != 0) {
            throw new IOException("PostgreSQL does not run as root, and user namespaces are not allowed here: "
                    + "start the server as an ordinary user");
        }
        return namespace;
    }
}
