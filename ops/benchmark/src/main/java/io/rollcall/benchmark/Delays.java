// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** How long messages took, from when they were due to be written. */
final class Delays {

    private final long[] ascending;

    /**
     * @param arrivals of each sender's messages
     * @param first how many messages of each are not looked at
     */
    Delays(List<Arrivals> arrivals, int first) {
        this(arrivals.stream().flatMapToLong(each -> each.delaysAfter(first)));
    }

    private Delays(LongStream delays) {
        this.ascending = delays.sorted().toArray();
    }

    /** Of each sender's message of that number, from 0. */
    static Delays ofOne(List<Arrivals> arrivals, int number) {
        return new Delays(
                arrivals.stream().flatMapToLong(each -> each.delaysAfter(number).limit(1)));
    }

    /** Prints a row. */
    void print(String what) {
        System.out.printf(
                Locale.ROOT,
                "  %-16s  p50 %7.1f ms  p99 %7.1f ms  max %7.1f ms  (%d)%n",
                what,
                percentile(50),
                percentile(99),
                percentile(100),
                ascending.length);
    }

    /** In milliseconds; not a number where nothing has come. */
    double percentile(int percent) {
        return ascending.length == 0 ? Double.NaN : ascending[(ascending.length - 1) * percent / 100] / 1e6;
    }
}
