// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code rollcall parked [ID]}, and what can be done about it. */
@Command(
        name = "parked",
        description = "Documents that take no events, since one of them could not be taken.",
        subcommands = {ParkedRetryCommand.class, ParkedEvictCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall parked",
            "  rollcall parked --subscription meetings",
            "  rollcall parked meetings:17",
            "  rollcall parked retry meetings:17 --reason \"Mended in 1.4.2\"",
            "  rollcall parked evict --subscription meetings --reason \"Beyond repair\""
        })
final class ParkedCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ParkedFilter filter;

    @Mixin
    private PageOptions page;

    @Mixin
    private ReadOptions read;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "This one only, with its stack trace.")
    private @Nullable String id;

    Rollcall rollcall() {
        return rollcall;
    }

    @Override
    public Integer call() throws InterruptedException {
        var query = id == null ? page.of(filter.of(Query.of("parked"))) : Query.of("parked", id);
        var answer = rollcall.get(query, read.unmask());
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
        } else if (id == null) {
            show(answer.json());
        } else {
            showOne(answer.json());
        }
        return ExitCode.OK;
    }

    private void show(JsonNode parked) {
        var table = new Table(-1, "ID", "POSITION", "TYPE", "WAITING", "ATTEMPTS", "PARKED", "ERROR");
        for (var it : Fields.items(parked)) {
            table.row(
                    Fields.text(it, "id"),
                    Fields.text(it, "position"),
                    Fields.text(it, "type"),
                    Fields.text(it, "waiting"),
                    Fields.text(it, "attempts"),
                    rollcall.times().shown(Fields.text(it, "parked_at")),
                    Fields.text(it, "error"));
        }
        table.print(rollcall.terminal());
        PageOptions.sayNext(rollcall.terminal(), parked);
    }

    private void showOne(JsonNode parked) {
        var trace = parked.path("stack_trace");
        if (parked instanceof ObjectNode object) {
            object.remove("stack_trace");
        }
        Shown.members(rollcall, parked);
        if (trace.isString()) {
            rollcall.terminal().sayLines(trace.asString());
        }
    }
}
