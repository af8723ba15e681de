// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the head of a request, it is answered as it should be, and no event loop works long for it. */
class CostlyHeadsTest {

    /** CPU time of all event loops, of which other tests have their part: the least of several rounds counts. */
    private static final long MOST_MILLIS = 100;

    private static final int ROUNDS = 12;

    static Stream<String> heads() {
        return Stream.of("/api/account/", "/v1/users/", "/docs/index.html", "/nowhere")
                .flatMap(path -> Inputs.heads().values().stream()
                        .map(head -> "GET " + path + " HTTP/1.1\r\nHost: h\r\n" + head + "\r\n"));
    }

    static Stream<String> paths() {
        return Inputs.paths().values().stream().map(path -> "GET " + path + " HTTP/1.1\r\nHost: h\r\n");
    }

    @ParameterizedTest
    @MethodSource({"heads", "paths"})
    void anEventLoopDoesNotWorkLongForIt(String head) throws IOException {
        var request = (head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        var spent = new LongSummaryStatistics();
        for (var round = 0; round < ROUNDS && (round < 2 || spent.getMin() > MOST_MILLIS * 1_000_000); round++) {
            var before = eventLoops();
            assertThat(DoorServer.sendRaw(request)).matches("(?s)HTTP/1.1 [24].*");
            spent.accept(eventLoops() - before);
        }
        assertThat(spent.getMin() / 1e6).as("milliseconds").isLessThan(MOST_MILLIS);
    }

    private static long eventLoops() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("reactor-http"))
                .flatMapToLong(thread -> LongStream.of(threads.getThreadCpuTime(thread.getThreadId())))
                .sum();
    }
}
