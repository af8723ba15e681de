// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what a server does by itself. */
final class Soon {

    private static final Duration LOOK = Duration.ofMillis(50);

    private Soon() {}

    /** Asks again until the answer has this status; the last answer. */
    static ReceivedAnswer is(int status, Duration within, Supplier<ReceivedAnswer> asking) {
        return is(status, within, asking, answer -> true);
    }

    /** The same, until what it says is as wanted, too. */
    static ReceivedAnswer is(
            int status, Duration within, Supplier<ReceivedAnswer> asking, Predicate<ReceivedAnswer> wanted) {
        var deadline = System.nanoTime() + within.toNanos();
        var answer = asking.get();
        while (answer.status() != status || !wanted.test(answer)) {
            assertThat(System.nanoTime())
                    .as("%s still answers %s: %s", answer, answer.status(), answer.text())
                    .isLessThan(deadline);
            LockSupport.parkNanos(LOOK.toNanos());
            answer = asking.get();
        }
        return answer;
    }

    /** Asks again while the answer is 503, to be tried again, as a client does; for half a minute at most. */
    static ReceivedAnswer available(Supplier<ReceivedAnswer> asking) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        var answer = asking.get();
        while (answer.status() == 503 && System.nanoTime() < deadline) {
            assertThat(answer.header("Retry-After")).isPresent();
            LockSupport.parkNanos(LOOK.toNanos());
            answer = asking.get();
        }
        return answer;
    }

    /** Looks again until it is so. */
    static void until(Duration within, BooleanSupplier so) {
        var deadline = System.nanoTime() + within.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("It is not so after %s", within).isLessThan(deadline);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
