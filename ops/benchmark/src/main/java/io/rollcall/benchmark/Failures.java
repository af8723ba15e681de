// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What went wrong, and how often. */
final class Failures {

    private final Map<String, Integer> reasons = new ConcurrentHashMap<>();

    void add(String reason) {
        reasons.merge(reason, 1, Integer::sum);
    }

    boolean areNone() {
        return reasons.isEmpty();
    }

    void print() {
        System.out.println("  failures: " + (areNone() ? "none" : ""));
        reasons.forEach((reason, times) -> System.out.println("    " + times + " x " + reason));
    }
}
