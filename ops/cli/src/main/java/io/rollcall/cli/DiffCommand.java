// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code rollcall diff WHAT}: of an aggregate, or of what a door answers. */
@Command(
        name = "diff",
        description = "What changed between two moments, in an aggregate or in what a door answers.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall diff meeting-17 --from 900 --to 1024",
            "  rollcall diff /api/account/ --from 900 --to 1024 --viewer 17"
        })
final class DiffCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ReadOptions read;

    @Option(names = "--from", paramLabel = "AT", description = "The earlier moment: a position, or an instant.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "AT", description = "The later one.")
    private @Nullable String to;

    @Option(names = "--viewer", paramLabel = "N", description = "The user as which a door is asked.")
    private @Nullable Long viewer;

    @Parameters(index = "0", paramLabel = "WHAT", description = "The id of an aggregate, or a path of a door.")
    private String what;

    @Override
    public Integer call() throws InterruptedException {
        var answer = AsOf.get(rollcall, query(), read.unmask());
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
        } else {
            show(answer.json());
        }
        return ExitCode.OK;
    }

    private Query query() {
        if (!what.startsWith("/")) {
            return Query.of("aggregates", what, "diff").with("from", from).with("to", to);
        }
        if (from == null || to == null) {
            throw new Failure(ExitCode.USAGE, "Between the answers of a door: --from AT --to AT.");
        }
        return DoorPath.of(what).diff(from, to).with("viewer", viewer);
    }

    private void show(JsonNode diff) {
        var terminal = rollcall.terminal();
        if (diff.path("differences").isEmpty()) {
            terminal.note("Nothing differs.");
        }
        for (var difference : diff.path("differences")) {
            terminal.say(Fields.text(difference, "path"), "heading");
            terminal.say("  - " + Fields.text(difference, "before"));
            terminal.say("  + " + Fields.text(difference, "after"));
        }
    }
}
