// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code rollcall jobs [ID]}, and what can be done to one. */
@Command(
        name = "jobs",
        description = "What acts have set going, and how it ended.",
        subcommands = {JobsFollowCommand.class, JobsPauseCommand.class, JobsResumeCommand.class, JobsCancelCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall jobs",
            "  rollcall jobs 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f",
            "  rollcall jobs follow 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f",
            "  rollcall jobs cancel 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f --reason \"Wrong read model\""
        })
final class JobsCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private PageOptions page;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "This one only.")
    private @Nullable String id;

    Rollcall rollcall() {
        return rollcall;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (id != null) {
            JobOutcome.tell(rollcall, rollcall.get(Query.of("jobs", id), null));
            return ExitCode.OK;
        }
        var answer = rollcall.get(page.of(Query.of("jobs")), null);
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
        } else {
            show(answer.json());
        }
        return ExitCode.OK;
    }

    private void show(JsonNode jobs) {
        var table = new Table(3, "CREATED", "KIND", "TARGET", "STATE", "BY", "ID", "REASON");
        for (var job : Fields.items(jobs)) {
            var outcome = Fields.text(job, "outcome");
            table.row(
                    rollcall.times().shown(Fields.text(job, "created_at")),
                    Fields.text(job, "kind"),
                    Fields.text(job, "target"),
                    outcome.equals(Fields.NOTHING) ? Fields.text(job, "state") : outcome,
                    Fields.text(job, "by"),
                    Fields.text(job, "id"),
                    Fields.text(job, "reason"));
        }
        table.print(rollcall.terminal());
        PageOptions.sayNext(rollcall.terminal(), jobs);
    }
}
