// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import io.rollcall.embedded.testing.TestServers.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A {@link LogProcess} in a JVM of its own, {@link OtherProcessMain}: what is asked goes there as a line and comes back
 * as one. It may be asked much at once, and ends with this JVM.
 */
public final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final PrintStream asking;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Integer>> answers = new ConcurrentHashMap<>();

    public OtherProcess(Database database) throws IOException {
        process = ChildJvm.start(OtherProcessMain.class, database);
        asking = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    /** Asks for one of the {@link OtherProcessMain.Request}s, and waits. */
    public int ask(OtherProcessMain.Request request, Object... with) {
        return begin(request, with).join();
    }

    /** Asks, and goes on; an {@link AssertionError} tells what went wrong there. */
    public CompletableFuture<Integer> begin(OtherProcessMain.Request request, Object... with) {
        var number = asked.incrementAndGet();
        var answer = new CompletableFuture<Integer>();
        answers.put(number, answer);
        var line = new StringBuilder().append(number).append(' ').append(request);
        for (var part : with) {
            line.append(' ').append(part);
        }
        synchronized (asking) {
            asking.println(line);
        }
        return answer.orTimeout(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(OtherProcessMain.ANSWER)) {
                    hear(line.substring(OtherProcessMain.ANSWER.length()).split(" ", 3));
                }
            }
        } catch (IOException e) {
            // its end; a caller that still waits hears of it below
        }
        answers.values().forEach(answer -> answer.completeExceptionally(new AssertionError("The process has ended")));
    }

    /** Number of the request, result, and what went wrong if there is none. */
    private void hear(String[] parts) {
        var answer = answers.remove(Integer.parseInt(parts[0]));
        if (parts.length == 3) {
            answer.completeExceptionally(new AssertionError("In the other process: " + parts[2]));
        } else {
            answer.complete(Integer.parseInt(parts[1]));
        }
    }
}
