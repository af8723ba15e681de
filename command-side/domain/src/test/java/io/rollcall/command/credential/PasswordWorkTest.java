// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.shared.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordWorkTest {

    private static final int AT_ONCE = 12;
    private static final Line FLOOD = Line.of(ClientAddress.of("192.0.2.1"));
    private static final Line HONEST = Line.of(ClientAddress.of("198.51.100.1"));
    private static final Line KNOWN = Line.of(new UserId(7));

    /** One waits, or is hashed while another waits; a hash takes longer than it does to begin all of these. */
    @Test
    void refusesWhatHasNoRoomToWait() throws Exception {
        try (var work = new PasswordWork(1, 1, 19_456);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var refused = 0;
            var hashed = new ArrayList<String>();
            Callable<String> hashing = () -> {
                try {
                    return work.hash(FLOOD, "user1user1");
                } catch (PasswordWorkTooBusy e) {
                    return "";
                }
            };
            for (var result : callers.invokeAll(Collections.nCopies(AT_ONCE, hashing))) {
                if (result.get().isEmpty()) {
                    refused++;
                } else {
                    hashed.add(result.get());
                }
            }
            assertThat(refused).isPositive();
            assertThat(hashed).isNotEmpty().doesNotHaveDuplicates();
            assertThat(work.inTurn(FLOOD, () -> work.compare("user1user1", hashed.getFirst())))
                    .isTrue();
        }
    }

    /** Both come after fifty others of a flood that does not end, and are done before most of them. */
    @Test // #13
    void aFloodHoldsUpItself() throws Exception {
        var flooded = new AtomicInteger();
        try (var work = new PasswordWork(1, 64, 4_096);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 120; i++) {
                callers.submit(() -> {
                    try {
                        work.inTurn(FLOOD, () -> work.compare("guess", null));
                        flooded.incrementAndGet();
                    } catch (PasswordWorkTooBusy e) {
                        // dropped, as it should be
                    }
                });
            }
            var honest = hash(callers, work, HONEST);
            var known = hash(callers, work, KNOWN);
            assertThat(honest.get()).startsWith("$argon2id$");
            assertThat(known.get()).startsWith("$argon2id$");
            assertThat(flooded.get()).isLessThan(60);
        }
    }

    private static Future<String> hash(ExecutorService callers, PasswordWork work, Line line) {
        return callers.submit(() -> work.hash(line, "user1user1"));
    }
}
