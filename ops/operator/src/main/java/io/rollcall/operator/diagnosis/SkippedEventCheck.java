// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.operator.subscription.Skips;
import java.util.List;

/** Events that subscriptions pass over for good, as operators have ordered: the newest of them. */
record SkippedEventCheck(Skips skips) implements Check {

    private static final int MOST = 50;

    @Override
    public Cause cause() {
        return Cause.SKIPPED_EVENT;
    }

    @Override
    public List<Finding> look() {
        return skips.newest(MOST).stream()
                .map(it -> Finding.note(
                                cause(),
                                it.subscription() + " passes over the event at position " + it.position() + ", as "
                                        + it.by() + " has ordered.")
                        .since(it.at())
                        .next("rollcall subscriptions " + it.subscription()))
                .toList();
    }
}
