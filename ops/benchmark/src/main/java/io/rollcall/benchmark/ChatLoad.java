// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * 2,000 users with a socket each, who write to each other in pairs for a minute, at one server of 1 GiB heap in a
 * process of its own. Prints what came of it; ends with 1 where a message was lost, came twice or out of order, or a
 * socket was closed. Takes less than three minutes, or is ended by then.
 */
public final class ChatLoad {

    private static final int SOCKETS = 2000;

    /** How often each socket writes. */
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private static final int MESSAGES_EACH = 12;

    private static final String HEAP = "1g";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int FILES_NEEDED = SOCKETS + 1000;

    private ChatLoad() {}

    public static void main(String[] arguments) throws Exception {
        System.exit(mayOpenEnough() && passes() ? 0 : 1);
    }

    private static boolean passes() throws Exception {
        var folder = Files.createTempDirectory("rollcall-chat-load");
        endInTime();
        try (var server = ServerProcess.start(folder, HEAP)) {
            server.awaitReady();
            return chat(server, signUp(server));
        } finally {
            Benchmark.delete(folder);
        }
    }

    private static List<Chatter> signUp(ServerProcess server) throws Exception {
        var start = System.nanoTime();
        try (var newcomers = new Newcomers(server.base())) {
            var chatters = newcomers.signUp(SOCKETS);
            print("%d users signed up in %.1f s (%d tries more)", SOCKETS, secondsSince(start), newcomers.again());
            return chatters;
        }
    }

    private static boolean chat(ServerProcess server, List<Chatter> chatters) throws Exception {
        var failures = new Failures();
        var start = System.nanoTime();
        var chat = Chat.open(server.base(), chatters, MESSAGES_EACH, failures);
        print("%d sockets opened in %.1f s, in a server of -Xmx%s", chat.open(), secondsSince(start), HEAP);
        print("%d messages a second (each socket one in %d s) ...", rate(), PERIOD.toSeconds());
        chat.talk(PERIOD, MESSAGES_EACH);
        var figures = chat.figures();
        figures.print();
        print("  heap      %d MiB used by the server after a full collection", server.heapAfterCollection() >> 20);
        failures.print();
        var passed = figures.arePerfect() && failures.areNone(); // before its end closes all sockets
        print("  ended     %.1f s after SIGTERM, with all sockets open", server.stop().toMillis() / 1e3);
        server.complaints().forEach(System.out::println);
        return passed;
    }

    private static long rate() {
        return SOCKETS / PERIOD.toSeconds();
    }

    /** Each socket is an open file, in this process and in the server's. */
    private static boolean mayOpenEnough() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                && unix.getMaxFileDescriptorCount() < FILES_NEEDED) {
            print(
                    "A process may open %d files here, and %d sockets need %d: raise the limit, such as by ulimit -n %d",
                    unix.getMaxFileDescriptorCount(), SOCKETS, FILES_NEEDED, FILES_NEEDED);
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
            print("It is not done after %d minutes.", LIMIT.toMinutes());
            System.exit(1);
        });
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
