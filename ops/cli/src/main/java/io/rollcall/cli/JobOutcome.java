// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How an act ended, as it is told. */
final class JobOutcome {

    /** Of what it has to show; {@code --json} has all of it. */
    private static final int MOST_LINES = 100;

    private JobOutcome() {}

    /** Tells how it stands, and as an {@link ExitCode} what became of it. */
    static int tell(Rollcall rollcall, Answer answer) throws InterruptedException {
        var job = answer.json();
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
        } else {
            describe(rollcall, job);
            if (Differences.isIn(job)) {
                Differences.tell(rollcall, job);
            }
        }
        return code(job);
    }

    private static int code(JsonNode job) {
        return switch (Fields.text(job, "outcome")) {
            case "applied" -> Differences.isIn(job) ? ExitCode.DATA : ExitCode.OK;
            case "refused" -> ExitCode.DATA;
            case "failed" -> ExitCode.SOFTWARE;
            case "cancelled" -> ExitCode.TEMPORARY;
            default -> ExitCode.OK;
        };
    }

    private static void describe(Rollcall rollcall, JsonNode job) {
        var terminal = rollcall.terminal();
        var outcome = Fields.text(job, "outcome");
        var state = outcome.equals(Fields.NOTHING) ? Fields.text(job, "state") : outcome;
        terminal.say(Fields.text(job, "kind") + " " + Fields.text(job, "target") + ": " + state, state);
        for (var member : new String[] {"why", "error"}) {
            if (!Fields.text(job, member).equals(Fields.NOTHING)) {
                terminal.say("  " + Fields.text(job, member));
            }
        }
        terminal.say("  job " + Fields.text(job, "id"));
        terminal.say("  by " + Fields.text(job, "by") + ": " + Fields.text(job, "reason"));
        if (job.path("result").isContainer() && !Differences.isIn(job)) {
            terminal.sayLines(indented(Fields.pretty(job.path("result"))));
        }
    }

    private static String indented(String lines) {
        return lines.lines().limit(MOST_LINES).map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
