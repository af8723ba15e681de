// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * 2,000 users with a socket each (or as many as the argument says), writing to each other in pairs, at one server of 1
 * GiB heap in a process of its own; and 2,000 sockets of the same users at the echo as the ceiling, which keeps
 * nothing. Prints what came of it; ends with 1 where a message was lost, came twice or out of order, is not in the
 * history, or a socket was closed. Is ended after nine minutes.
 */
public final class ChatLoad {

    private static final int SOCKETS = 2000;
    private static final String HEAP = "1g";
    private static final Duration LIMIT = Duration.ofMinutes(9);

    private ChatLoad() {}

    /** @param arguments how many sockets, an even number; none for 2,000 */
    public static void main(String[] arguments) throws Exception {
        var sockets = arguments.length == 0 ? SOCKETS : Integer.parseInt(arguments[0]);
        endInTime();
        System.exit(mayOpen(2 * sockets + 1000) && passes(sockets) ? 0 : 1);
    }

    private static boolean passes(int sockets) throws Exception {
        var folder = Files.createTempDirectory("rollcall-chat-load");
        try (var server = ServerProcess.start(folder, HEAP)) {
            server.awaitReady();
            var failures = new Failures();
            new ChatRounds(server, ChatRounds.COLD, signUp(server, sockets), failures, folder.resolve("samples.jfr"))
                    .print();
            var passed = verdict(failures); // before its end closes all sockets
            print(
                    "The server ended %.1f s after SIGTERM, with all sockets open",
                    server.stop().toMillis() / 1e3);
            server.complaints().forEach(System.out::println);
            return passed;
        } finally {
            Benchmark.delete(folder);
        }
    }

    private static List<Chatter> signUp(ServerProcess server, int people) throws Exception {
        var start = System.nanoTime();
        try (var newcomers = new Newcomers(server.base())) {
            var chatters = newcomers.signUp(people);
            print(
                    "%d users signed up in %.1f s (%d asked to come again)",
                    people, (System.nanoTime() - start) / 1e9, newcomers.again());
            return chatters;
        }
    }

    private static boolean verdict(Failures failures) {
        failures.print();
        print(failures.areNone() ? "No message was lost or out of order." : "FAILED");
        return failures.areNone();
    }

    /** Each socket is an open file, in this process and in the server's. */
    private static boolean mayOpen(int files) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                && unix.getMaxFileDescriptorCount() < files) {
            print(
                    "FAILED: a process may open %d files here, and needs %d: raise the limit, such as by ulimit -n %d",
                    unix.getMaxFileDescriptorCount(), files, files);
            return false;
        }
        return true;
    }

    private static void endInTime() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(LIMIT);
            } catch (InterruptedException e) {
                return;
            }
            print("FAILED: it is not done after %d minutes", LIMIT.toMinutes());
            System.exit(1);
        });
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
