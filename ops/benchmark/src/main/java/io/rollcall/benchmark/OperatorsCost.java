// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * What operators cost the command path: two servers that follow the log, one with the API of operators and so with the
 * index that history is searched by, and one without; in rounds of both that take turns.
 */
final class OperatorsCost {

    private static final String ROLES = "web,projection";
    private static final int CALLERS = 64;

    private final Effort effort;

    OperatorsCost(Effort effort) {
        this.effort = effort;
    }

    /** The rate with it, held against the rate without. */
    Figure figure(Path data) throws Exception {
        var users = effort.logs().getFirst() / 10;
        try (var with = server(data, true);
                var without = server(data, false)) {
            var watched = new CommandPath(with, users);
            var plain = new CommandPath(without, users);
            var rates = new ArrayList<Double>();
            var ceilings = new ArrayList<Double>();
            WarmUp.briefly(effort, () -> rate(watched) + rate(plain));
            for (int round = 0; round < effort.rounds(); round++) {
                rates.add(rate(watched));
                ceilings.add(rate(plain));
            }
            return Figure.rate(
                    "commands with operators, " + CALLERS + " callers, against none",
                    rates,
                    Figure.rate("", ceilings, 0).median());
        }
    }

    private double rate(CommandPath path) {
        return Rate.of(CALLERS, effort.round(), caller -> path::command);
    }

    private static MeasuredServer server(Path data, boolean enabled) {
        return MeasuredServer.start(
                data.resolve(enabled ? "with" : "without"), ROLES, "--rollcall.ops.enabled=" + enabled);
    }
}
