// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.Rate.Step;
import io.rollcall.benchmark.report.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * How long something takes, one at a time, where what it is about has grown, against where it is small: rounds of both
 * take turns, each gives a median.
 */
record Growth(Effort effort) {

    private static final int WARM_UP = 1;

    /** In milliseconds; the ratio is to the small one. */
    Figure figure(String what, Step small, Step grown) throws Exception {
        var smalls = new ArrayList<Double>();
        var growns = new ArrayList<Double>();
        for (int round = -WARM_UP; round < effort.rounds(); round++) {
            var less = median(small);
            var more = median(grown);
            if (round >= 0) {
                smalls.add(less);
                growns.add(more);
            }
        }
        return Figure.growth(what, "ms", growns, Figure.cost("", "", smalls).median());
    }

    /** In milliseconds, over one round. */
    double median(Step step) throws Exception {
        var millis = new ArrayList<Double>();
        var end = System.nanoTime() + effort.round().toNanos() / 3;
        while (millis.isEmpty() || System.nanoTime() < end) {
            millis.add(millis(step));
        }
        return Figure.cost("", "", List.copyOf(millis)).median();
    }

    static double millis(Step step) throws Exception {
        var begun = System.nanoTime();
        step.run();
        return (System.nanoTime() - begun) / 1e6;
    }
}
