// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.util.function.DoubleSupplier;

/**
 * What is done before anything is measured: a server gets faster for a while, and rounds that are compared must not.
 */
final class WarmUp {

    private static final int AT_MOST = 10;
    private static final int SETTLED = 3;
    private static final double FASTER = 1.03;

    private WarmUp() {}

    /**
     * Goes through rounds until three in a row are no faster than one before; through one where a single round of each
     * thing is measured, which is not there to be compared.
     *
     * @param round does one, and tells its rate
     * @return the best of them
     */
    static double until(Effort effort, DoubleSupplier round) {
        var most = effort.rounds() > 1 ? AT_MOST : 1;
        var best = 0.0;
        for (int done = 0, since = 0; since < SETTLED && done < most; done++) {
            var rate = round.getAsDouble();
            since = rate > FASTER * best ? 0 : since + 1;
            best = Math.max(best, rate);
        }
        return best;
    }
}
