// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much of everything a run does.
 *
 * @param rounds of each thing that is measured
 * @param round how long each takes
 * @param connections that ask at once
 * @param sockets of the chat, an even number
 * @param logs sizes of the logs that are rebuilt from, in events, the smallest first
 * @param grown how many of what a thing has many of, such as the events of an account
 * @param rates shares of the full rate at which requests are due, before it rises until the server keeps up no more
 */
record Effort(
        int rounds, Duration round, int connections, int sockets, List<Integer> logs, int grown, List<Double> rates) {

    /** For figures to compare: a quarter of an hour on two cores. */
    static Effort full() {
        return new Effort(
                3, Duration.ofSeconds(1), 64, 2000, List.of(1000, 100_000), 10_000, List.of(0.1, 0.25, 0.5, 0.85));
    }

    /** The same with larger logs. */
    Effort withLogs(List<Integer> sizes) {
        var logs = Stream.concat(logs().stream().limit(1), sizes.stream()).toList();
        return new Effort(rounds, round, connections, sockets, logs, grown, rates);
    }

    /** To see that everything runs: two minutes. */
    static Effort quick() {
        return new Effort(1, Duration.ofSeconds(1), 16, 50, List.of(2000, 4000), 100, List.of(0.25, 0.5));
    }
}
