// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code rollcall diagnose}: exits with 0 (well), 1 (look) or 2 (broken). */
@Command(
        name = "diagnose",
        description = "What is wrong, and the next command to type. Exits with 0 (well), 1 (look) or 2 (broken).",
        footerHeading = "%nExamples:%n",
        footer = {"  rollcall diagnose", "  rollcall diagnose --watch --every 10", "  rollcall diagnose --json"})
final class DiagnoseCommand implements Callable<Integer> {

    private static final int SOONEST = 1;

    @ParentCommand
    private Rollcall rollcall;

    @Option(names = "--watch", description = "Again and again, also while the server is away, until you end it.")
    private boolean watch;

    @Option(names = "--every", paramLabel = "SECONDS", defaultValue = "5", description = "Of --watch; otherwise 5.")
    private int every;

    @Override
    public Integer call() throws InterruptedException {
        if (every < SOONEST) {
            throw new Failure(ExitCode.USAGE, "--every takes 1 or more.");
        }
        return watch ? watched() : once();
    }

    private int watched() {
        var last = ExitCode.OK;
        try {
            while (true) {
                last = onceOrAway();
                rollcall.pause(Duration.ofSeconds(every));
            }
        } catch (InterruptedException e) {
            return last;
        }
    }

    private int onceOrAway() throws InterruptedException {
        try {
            return once();
        } catch (Failure fault) {
            if (fault.code() != ExitCode.UNAVAILABLE && fault.code() != ExitCode.TEMPORARY) {
                throw fault;
            }
            rollcall.terminal().clear();
            rollcall.terminal().note(String.valueOf(fault.getMessage()));
            return fault.code();
        }
    }

    private int once() throws InterruptedException {
        var answer = rollcall.get(Query.of("diagnosis"), null);
        var diagnosis = answer.json();
        if (watch) {
            rollcall.terminal().clear();
        }
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
        } else {
            show(diagnosis);
        }
        return code(diagnosis);
    }

    private void show(JsonNode diagnosis) {
        var status = Fields.text(diagnosis, "status");
        rollcall.terminal().say(status, status);
        for (var finding : diagnosis.path("findings")) {
            var severity = Fields.text(finding, "severity");
            rollcall.terminal()
                    .say(
                            severity + "  " + Fields.text(finding, "cause") + ": " + Fields.text(finding, "what"),
                            severity);
            if (finding.hasNonNull("since")) {
                rollcall.terminal().say("    since " + rollcall.times().shown(Fields.text(finding, "since")));
            }
            rollcall.terminal().say("    next: " + Fields.text(finding, "next"));
            if (finding.hasNonNull("runbook")) { // not of an older server
                rollcall.terminal().say("    guide: " + Fields.text(finding, "runbook"));
            }
        }
    }

    private static int code(JsonNode diagnosis) {
        return switch (Fields.text(diagnosis, "status")) {
            case "well" -> ExitCode.OK;
            case "look" -> ExitCode.LOOK;
            case "broken" -> ExitCode.BROKEN;
            default -> ExitCode.PROTOCOL;
        };
    }
}
