// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/**
 * How many tokens there are, and in what time that many come back, evenly: {@code 20/1d}; several have all to suffice:
 * {@code 10/1m 200/1d}. {@code none} bounds nothing.
 */
public record Budget(List<Rate> rates) {

    private static final String NONE = "none";

    /**
     * One bound.
     *
     * @param tokens above 0
     * @param period above 0
     */
    public record Rate(long tokens, Duration period) {

        public Rate {
            if (tokens < 1 || !period.isPositive()) {
                throw new IllegalArgumentException("A budget is tokens and a time, both above 0, such as 20/1d");
            }
        }

        private static Rate of(String text) {
            var parts = text.split("/", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("A budget is written as 20/1d, and not as " + text);
            }
            return new Rate(Long.parseLong(parts[0]), DurationStyle.detectAndParse(parts[1]));
        }

        /** The most tokens that can be had within a time, which begins with a full budget. */
        double within(Duration time) {
            return tokens * (1 + (double) time.toNanos() / period.toNanos());
        }

        @Override
        public String toString() {
            return tokens + "/" + period;
        }
    }

    public Budget {
        rates = List.copyOf(rates);
    }

    /** Reads what settings say. */
    public static Budget of(String text) {
        var rates = text.strip().equals(NONE)
                ? Stream.<String>empty()
                : Stream.of(text.strip().split("\\s+"));
        return new Budget(rates.map(Rate::of).toList());
    }

    boolean isNone() {
        return rates.isEmpty();
    }

    /** The most tokens that can be taken at once; no bound where there is none. */
    public long most() {
        return rates.stream().mapToLong(Rate::tokens).min().orElse(Long.MAX_VALUE);
    }

    /** The most tokens that can be had within a time. */
    public double within(Duration time) {
        return rates.stream().mapToDouble(rate -> rate.within(time)).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** In what time all tokens are back. */
    public Duration period() {
        return rates.stream().map(Rate::period).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    @Override
    public String toString() {
        return isNone() ? NONE : rates.stream().map(Rate::toString).collect(Collectors.joining(" "));
    }
}
