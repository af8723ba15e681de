// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one part of a run has measured, when, and on what.
 *
 * @param name the same in each run
 * @param machine what it ran on, of which commit, with which versions and settings
 * @param seconds how long it took
 * @param notRun why it has not come to its end; {@code null} where it has
 */
public record Part(
        String name,
        Map<String, String> machine,
        double seconds,
        Findings findings,
        @Nullable String notRun) {

    static final String WHEN = "when";
    static final String COMMIT = "commit";

    String when() {
        return machine.getOrDefault(WHEN, "");
    }

    String commit() {
        return machine.getOrDefault(COMMIT, "");
    }
}
