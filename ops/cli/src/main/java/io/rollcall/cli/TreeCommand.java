// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code rollcall tree CORRELATION}. */
@Command(
        name = "tree",
        description = "All that followed from one command: events, policies' commands, messages, the stream.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall tree 0a7b9c1d-2e3f-4a5b-8c6d-7e8f9a0b1c2d")
final class TreeCommand implements Callable<Integer> {

    /** No real one is as deep; what is made up is not to end this program. */
    private static final int DEEPEST = 200;

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ReadOptions read;

    @Parameters(index = "0", paramLabel = "CORRELATION", description = "As events have it in their metadata.")
    private String id;

    @Override
    public Integer call() throws InterruptedException {
        var answer = rollcall.get(Query.of("correlations", id), read.unmask());
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
            return ExitCode.OK;
        }
        var tree = answer.json();
        tree.path("roots").forEach(root -> show(root, 0));
        if (tree.path("truncated").asBoolean(false)) {
            rollcall.terminal().note("There is more than is shown.");
        }
        return ExitCode.OK;
    }

    private void show(JsonNode cause, int depth) {
        var line =
                new StringBuilder("  ".repeat(depth) + Fields.text(cause, "kind") + " " + Fields.text(cause, "name"));
        for (var member : new String[] {"position", "state", "id"}) {
            if (cause.hasNonNull(member)) {
                line.append(' ').append(member).append('=').append(Fields.text(cause, member));
            }
        }
        if (cause.hasNonNull("at")) {
            line.append("  ").append(rollcall.times().shown(Fields.text(cause, "at")));
        }
        rollcall.terminal().say(line.toString());
        if (depth < DEEPEST) {
            cause.path("children").forEach(child -> show(child, depth + 1));
        }
    }
}
