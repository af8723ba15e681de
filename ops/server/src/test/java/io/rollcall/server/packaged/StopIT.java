// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.process.FatalErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a process ends: when it is told to, and when it has no memory. */
@Tag("processes")
class StopIT {

    private static final int CLIENTS = 12;
    private static final int BEFORE = 200;

    @TempDir
    Path folder;

    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;

    /** What is under way is answered, and nobody is told that it is the server's fault. */
    @Test
    void aStopUnderLoadAnswersWhatItHasTakenAndEndsSocketsAndStreamsInGoodOrder() throws Exception {
        try (var server = PackagedServer.start(folder.resolve("data")).ready();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var person = new SignUps().signUp(server.base(), SignUps.phone());
            var socket = new Closing();
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("token", person.token())
                    .buildAsync(URI.create("ws://" + server.base().getAuthority() + "/v1/ws/"), socket)
                    .join();
            var stream = stream(server, person.token());
            for (var i = 0; i < CLIENTS; i++) {
                threads.submit(() -> {
                    ask(server.base(), person.token());
                    return true;
                });
            }
            while (statuses.size() < BEFORE) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            stopping = true;
            assertThat(server.stop()).isIn(0, 143);
            assertThat(socket.code.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
            assertThat(stream.get(10, TimeUnit.SECONDS)).isNotEmpty(); // ended, not broken off
            assertThat(refusals).isEmpty();
            assertThat(statuses).contains(200);
            assertThat(server.said().lines())
                    .filteredOn(line -> line.matches("^[0-9:.]+ (WARN|ERROR) .*"))
                    .noneMatch(line -> line.contains("Unforeseen")
                            || line.contains("Nobody has caught")
                            || line.contains("stands still"));
        }
    }

    /** No flag of the JVM is needed. */
    @Test
    void aProcessWithoutMemoryEndsItselfWithAStatusOfItsOwn() throws Exception {
        var jar = Stream.concat(Stream.of("-Xms16m", "-Xmn8m", "-Xmx44m"), UnpackedJar.command().stream())
                .toList();
        try (var server = PackagedServer.start(jar, folder.resolve("small"))) {
            assertThat(server.ends()).isEqualTo(FatalErrors.STATUS);
            assertThat(server.said()).contains("Rollcall has run out of memory and ends itself with status 71");
            server.postmaster().ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static CompletableFuture<List<String>> stream(PackagedServer server, String token) {
        var request = HttpRequest.newBuilder(server.base().resolve("/api/notifications/"))
                .header("Authorization", "Token " + token)
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> answer.body().lines().toList());
    }

    /** On one connection, until the server says that it ends, or ends it while nothing is on its way. */
    private void ask(URI server, String token) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (var head = asked(socket, in, token, 0);
                    !head.isEmpty();
                    head = asked(socket, in, token, statuses.size())) {
                judge(head);
                if (head.stream().anyMatch("connection: close"::equalsIgnoreCase)) {
                    return;
                }
            }
        }
    }

    private void judge(List<String> head) {
        var status = Integer.parseInt(head.getFirst().split(" ")[1]);
        statuses.add(status);
        var saysWhen = head.stream()
                .anyMatch(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("retry-after:"));
        if (status >= 400 && !(status == 503 && saysWhen && stopping)) {
            refusals.add(head.toString());
        }
    }

    /** The head of an answer; empty where the connection has ended before it. */
    private static List<String> asked(Socket socket, BufferedReader in, String token, int turn) {
        var request =
                "%s /api/account/ HTTP/1.1\r\nHost: h\r\nAuthorization: Token %s\r\nContent-Length: %d\r\n%s\r\n%s";
        var write = turn % 3 == 0;
        try {
            socket.getOutputStream()
                    .write(request.formatted(
                                    write ? "PATCH" : "GET",
                                    token,
                                    write ? 13 : 0,
                                    write ? "Content-Type: application/json\r\n" : "",
                                    write ? "{\"name\":\"Ad\"}" : "")
                            .getBytes(StandardCharsets.UTF_8));
            var head = new ArrayList<String>();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
            var length = head.stream()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .sum();
            in.skip(length); // all is ASCII
            return head;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static final class Closing implements WebSocket.Listener {

        private final CompletableFuture<Integer> code = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            code.completeExceptionally(error);
        }
    }
}
