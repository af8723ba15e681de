// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.util.function.DoubleSupplier;

/**
 * What is done before anything is measured: a server gets faster for a while, and rounds that are compared must not.
 */
final class WarmUp {

    /**
     * An option of Java: on two processors, one thread of the optimizing compiler gets so little of them beside a load
     * that a server is warm after more than a minute; with three it is after half of that, and then they have nothing
     * to do. A start takes longer by that, so none that is measured has it.
     */
    static final String SOONER = "-XX:CICompilerCount=4";

    private static final int AT_MOST = 15;
    private static final int SETTLED = 4;
    private static final double FASTER = 1.03;

    private static final int BRIEFLY = 6;

    private WarmUp() {}

    /**
     * Six rounds: where what is compared is the same thing of the same server, in turns, with something beside it and
     * without.
     */
    static void briefly(Effort effort, DoubleSupplier... rounds) {
        for (int done = 0; done < (effort.rounds() > 1 ? BRIEFLY : 1); done++) {
            for (var round : rounds) {
                round.getAsDouble();
            }
        }
    }

    /**
     * Goes through rounds, in which all that is measured takes turns, until four in a row are in nothing faster than
     * one before; through one where a single round is measured, which is not there to be compared.
     *
     * @param rounds each does one thing for a round, and tells its rate
     */
    static void of(Effort effort, DoubleSupplier... rounds) {
        var most = effort.rounds() > 1 ? AT_MOST : 1;
        var best = new double[rounds.length];
        for (int done = 0, since = 0; since < SETTLED && done < most; done++) {
            since++;
            for (int thing = 0; thing < rounds.length; thing++) {
                var rate = rounds[thing].getAsDouble();
                since = rate > FASTER * best[thing] ? 0 : since;
                best[thing] = Math.max(best[thing], rate);
            }
        }
    }
}
