// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.util.List;

/**
 * One thing that was measured, in rounds.
 *
 * @param name of what was measured, the same in each run
 * @param unit such as {@code 1/s} or {@code ms}
 * @param more whether more is better
 * @param rounds what each round has measured, at least one
 * @param ceiling what bounds it, or what it is held against, measured in the same run; 0 where nothing does
 */
public record Figure(String name, String unit, boolean more, List<Double> rounds, double ceiling) {

    /** So many in a second, the more the better. */
    public static Figure rate(String name, List<Double> rounds, double ceiling) {
        return new Figure(name, "1/s", true, List.copyOf(rounds), ceiling);
    }

    /** Something of which less is better, such as time and memory. */
    public static Figure cost(String name, String unit, List<Double> rounds) {
        return new Figure(name, unit, false, List.copyOf(rounds), 0);
    }

    /** A cost that is to stay near that of something smaller. */
    public static Figure growth(String name, String unit, List<Double> rounds, double smaller) {
        return new Figure(name, unit, false, List.copyOf(rounds), smaller);
    }

    /** The median of the rounds. */
    public double median() {
        var sorted = rounds.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Half of what the rounds differ by. */
    public double noise() {
        var sorted = rounds.stream().sorted().toList();
        return (sorted.getLast() - sorted.getFirst()) / 2;
    }

    /** Of the ceiling; not a number where there is none. */
    public double ratio() {
        return ceiling == 0 ? Double.NaN : median() / ceiling;
    }

    /** Whether it is worse than before by more than what the rounds of both runs differ by. */
    public boolean isWorseThan(Figure before) {
        var loss = more ? before.median() - median() : median() - before.median();
        return loss > noise() + before.noise();
    }
}
