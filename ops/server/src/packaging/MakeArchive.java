// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Makes {@code rollcall.jar} the folder {@code rollcall} beside it that starts soonest: unpacked, with a launcher and the
 * AOT cache (JEP 514) of a first start, which it makes, asks for a few things and stops. Runs with the JDK that will run
 * the server, for a cache is good for that one alone.
 */
final class MakeArchive {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String ADDRESS = "  address    ";

    /** @param arguments the folder of the jar, and the launcher */
    public static void main(String[] arguments) throws Exception {
        var target = Path.of(arguments[0]).toAbsolutePath();
        var folder = target.resolve("rollcall");
        delete(folder);
        run(JAVA, "-Djarmode=tools", "-jar", target + "/rollcall.jar", "extract", "--destination", folder.toString());
        Files.copy(Path.of(arguments[1]), folder.resolve("rollcall"));
        var data = Files.createTempDirectory("rollcall-archive");
        try {
            firstStart(folder, data);
        } finally {
            delete(data);
        }
        if (!Files.exists(folder.resolve("rollcall.aot"))) {
            throw new IOException("The first start has left no AOT cache");
        }
    }

    private static void firstStart(Path folder, Path data) throws IOException, InterruptedException {
        var server = new ProcessBuilder(
                        JAVA,
                        "-XX:AOTCacheOutput=" + folder.resolve("rollcall.aot"),
                        "-Xlog:disable",
                        "-jar",
                        folder.resolve("rollcall.jar").toString(),
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--rollcall.data-dir=" + data)
                .redirectErrorStream(true)
                .start();
        try (var output = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            ask(address(output));
            server.toHandle().destroy(); // leaves its output open: the cache is made at the end
            output.lines().forEach(line -> {});
        } finally {
            server.destroy();
        }
        server.waitFor();
    }

    private static URI address(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ADDRESS)) {
                return URI.create(line.substring(ADDRESS.length()).strip());
            }
            said.append(line).append('\n');
        }
        throw new IOException("The server does not start:\n" + said);
    }

    /** What a server is asked first. */
    private static void ask(URI server) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            for (var path : List.of("/actuator/health/readiness", "/", "/api/account/")) {
                http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.discarding());
            }
            var code = HttpRequest.newBuilder(server.resolve("/api/auth/code/"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("phone=%2B79250741413"))
                    .build();
            http.send(code, BodyHandlers.discarding());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("It fails: " + String.join(" ", command));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }
}
