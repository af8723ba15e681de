// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes all checks side by side, and waits for each no longer than for the others: a part that is away cannot hold the
 * page. A check that has not ended is not begun again, so that however often is asked, there is one of each.
 */
final class Diagnosis {

    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::cause)
            .thenComparing(Finding::what);

    private final List<Check> checks;
    private final Duration patience;
    private final Map<Check, Look> open = new ConcurrentHashMap<>();

    Diagnosis(Collection<? extends Check> checks, Duration patience) {
        this.checks = List.copyOf(checks);
        this.patience = patience;
    }

    /** One look of one check. */
    private static final class Look {

        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile List<Finding> found = List.of();

        void run(Check check) {
            try {
                found = List.copyOf(check.look());
            } catch (Exception e) { // kinds only: messages may hold personal data
                found = List.of(
                        check.withoutAnswer("it failed of " + e.getClass().getSimpleName()));
            } finally {
                ended.countDown();
            }
        }
    }

    /** Everything that was found, the worst first; within the patience, whatever is away. */
    List<Finding> findings() throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        var looks = checks.stream().map(this::begun).toList();
        var found = new ArrayList<Finding>();
        for (int at = 0; at < looks.size(); at++) {
            var look = looks.get(at);
            var isEnded = look.ended.await(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            found.addAll(isEnded ? look.found : List.of(checks.get(at).withoutAnswer("it takes too long")));
        }
        return found.stream().sorted(WORST_FIRST).toList();
    }

    private Look begun(Check check) {
        return open.computeIfAbsent(check, begins -> {
            var look = new Look();
            Thread.ofVirtual().name("check-" + check.cause().text()).start(() -> {
                try {
                    look.run(check);
                } finally {
                    open.remove(check, look);
                }
            });
            return look;
        });
    }
}
