// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code rollcall steps NAME ID}. */
@Command(
        name = "steps",
        description = "What each event made of a document; writes nothing.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall steps meetings 17 --limit 10")
final class StepsCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private PageOptions page;

    @Mixin
    private ReadOptions read;

    @Parameters(index = "0", paramLabel = "NAME", description = "The read model.")
    private String name;

    @Parameters(index = "1", paramLabel = "ID", description = "The document.")
    private String id;

    @Override
    public Integer call() throws InterruptedException {
        var answer = rollcall.get(page.of(Query.of("read-models", name, id, "steps")), read.unmask());
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
            return ExitCode.OK;
        }
        var steps = answer.json();
        Fields.items(steps).forEach(this::show);
        PageOptions.sayNext(rollcall.terminal(), steps);
        return ExitCode.OK;
    }

    private void show(JsonNode step) {
        var event = step.path("event");
        rollcall.terminal()
                .say(
                        Fields.text(event, "position") + " " + Fields.text(event, "type") + "  "
                                + rollcall.times().shown(Fields.text(event, "recorded_at")),
                        "heading");
        if (step.hasNonNull("error")) {
            rollcall.terminal().say("  " + Fields.text(step, "error"), "broken");
        }
        if (step.path("skipped").asBoolean(false)) {
            rollcall.terminal().say("  skipped by an operator", "broken");
        }
        rollcall.terminal().say("  before " + Fields.text(step, "before"));
        rollcall.terminal().say("  after  " + Fields.text(step, "after"));
    }
}
