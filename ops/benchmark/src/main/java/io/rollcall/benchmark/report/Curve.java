// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.util.List;
import org.HdrHistogram.AbstractHistogram;

/**
 * How long requests took at rates that rise until the server keeps up no more.
 *
 * @param name of the request
 * @param points by rising rate
 */
public record Curve(String name, List<Point> points) {

    private static final double MICROS = 1000;

    /**
     * One rate.
     *
     * @param rate requests a second that were due
     * @param achieved requests a second that were answered
     * @param p50 in milliseconds since they were due, as are the others
     */
    public record Point(double rate, double achieved, double p50, double p90, double p99, double p999, double max) {

        private static final double KEEPS_UP = 0.95;

        /** @param micros since each request was due */
        public static Point of(double rate, double achieved, AbstractHistogram micros) {
            return new Point(
                    rate,
                    achieved,
                    micros.getValueAtPercentile(50) / MICROS,
                    micros.getValueAtPercentile(90) / MICROS,
                    micros.getValueAtPercentile(99) / MICROS,
                    micros.getValueAtPercentile(99.9) / MICROS,
                    micros.getMaxValue() / MICROS);
        }

        /** Whether the server no longer answers as many as are due. */
        public boolean isSaturated() {
            return achieved < KEEPS_UP * rate;
        }
    }
}
