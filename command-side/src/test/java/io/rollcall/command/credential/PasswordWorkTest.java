// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PasswordWorkTest {

    private static final int AT_ONCE = 12;

    /** One is hashed and one waits; a hash takes longer than it does to begin all of these. */
    @Test
    void refusesAtOnceWhatHasNoRoomToWait() throws Exception {
        try (var work = new PasswordWork(1, 1, 19_456);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var refused = 0;
            var hashed = new ArrayList<String>();
            Callable<String> hashing = () -> {
                try {
                    return work.hash("user1user1");
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
            assertThat(hashed).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
            assertThat(work.matches("user1user1", hashed.getFirst())).isTrue();
        }
    }
}
