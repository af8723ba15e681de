// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Orders as a test gives them. */
final class Ordered implements StandingOrders {

    final Set<Long> skipped = new HashSet<>();
    final Set<Long> passed = ConcurrentHashMap.newKeySet();
    volatile boolean paused;

    @Override
    public boolean isPaused(String subscription) {
        return paused;
    }

    @Override
    public boolean isSkipped(String subscription, long position) {
        return skipped.contains(position);
    }

    @Override
    public void passed(String subscription, long position) {
        passed.add(position);
    }
}
