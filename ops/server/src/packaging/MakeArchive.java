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
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes {@code rollcall.jar} the folder {@code rollcall} beside it that starts soonest: unpacked, with a launcher and the
 * AOT cache (JEP 514) of a first start, which it makes, asks for a few things and stops. Runs with the JDK that will run
 * the server, for a cache is good for that one alone.
 */
final class MakeArchive {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String AVATAR =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int USERS = 4;
    private static final int TURNS = 100;
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
            var address = address(output);
            var said = Thread.startVirtualThread(() -> output.lines().forEach(line -> {})); // or it would wait to be heard
            ask(address);
            server.toHandle().destroy(); // leaves its output open: the cache is made at the end
            said.join();
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

    /** What a server is asked first, and what it is asked most, some times over: its first clients find it prepared. */
    private static void ask(URI server) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            for (var path : List.of("/actuator/health/readiness", "/", "/api/account/")) {
                http.send(request(server.resolve(path)).build(), BodyHandlers.ofString());
            }
            var code = request(server.resolve("/api/auth/code/"))
                    .header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString("phone=%2B79250741413"));
            http.send(code.build(), BodyHandlers.ofString());
            for (int user = 0; user < USERS; user++) {
                goOn(http, server, signUp(http, server, "+7916000000" + user));
            }
        }
    }

    /** By the code that is right in debug mode, in which it runs. */
    private static String signUp(HttpClient http, URI server, String phone) throws IOException, InterruptedException {
        var form = new StringBuilder();
        Map.of("phone", phone, "code", "00000", "is_new", "true", "name", "Somebody").forEach((field, value) -> form
                .append("--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(field, value)));
        form.append("--part\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"a.png\"\r\n")
                .append("Content-Type: image/png\r\n\r\n")
                .append(new String(Base64.getDecoder().decode(AVATAR), StandardCharsets.ISO_8859_1))
                .append("\r\n--part--\r\n");
        var request = request(server.resolve("/api/auth/users/"))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(form.toString(), StandardCharsets.ISO_8859_1));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        var token = Pattern.compile("\"token\":\\s*\"([^\"]+)\"").matcher(answer.body());
        if (!token.find()) {
            throw new IOException("A sign-up is answered " + answer.statusCode() + ": " + answer.body());
        }
        return token.group(1);
    }

    private static void goOn(HttpClient http, URI server, String token) throws IOException, InterruptedException {
        for (int turn = 0; turn < TURNS; turn++) {
            var account = request(server.resolve("/api/account/")).header("Authorization", "Token " + token);
            done(http, account.copy().GET().build());
            var change = account.header("Content-Type", FORM)
                    .method("PATCH", BodyPublishers.ofString("hidden_phone=" + (turn % 2 == 0)));
            done(http, change.build());
        }
    }

    private static HttpRequest.Builder request(URI of) {
        return HttpRequest.newBuilder(of).timeout(PATIENCE);
    }

    /** A cache of what refuses would be of no use. */
    private static void done(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        var status = http.send(request, BodyHandlers.ofString()).statusCode();
        if (status >= 400) {
            throw new IOException(request.method() + " is answered " + status);
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
