// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One minute of a load that goes on for long.
 *
 * @param answered requests a second
 * @param p99 in milliseconds since they were due
 * @param resident memory of the process, in MiB
 * @param heap the least that was in use after a collection, in MiB
 * @param longestPause of a collection, in milliseconds
 */
public record Minute(double answered, double p99, double resident, double heap, double longestPause) {

    /** By how much something grows in a minute: the slope of the line that is nearest to all of them. */
    public static double slope(List<Minute> minutes, ToDoubleFunction<Minute> value) {
        var middle = (minutes.size() - 1) / 2.0;
        var products = 0.0;
        var squares = 0.0;
        for (int at = 0; at < minutes.size(); at++) {
            products += (at - middle) * value.applyAsDouble(minutes.get(at));
            squares += (at - middle) * (at - middle);
        }
        return squares == 0 ? 0 : products / squares;
    }
}
