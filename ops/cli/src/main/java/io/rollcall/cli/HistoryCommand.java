// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code rollcall history}. */
@Command(
        name = "history",
        description = "Events of the log, newest first; all filters have to hold.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall history --user 17 --since 2026-11-30T00:00:00Z",
            "  rollcall history --type meeting.arranged --limit 200",
            "  rollcall history --text arranged --unmask \"Complaint 4711\""
        })
final class HistoryCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Option(names = "--aggregate", paramLabel = "ID", description = "Of this aggregate.")
    private @Nullable String aggregate;

    @Option(names = "--user", paramLabel = "N", description = "Of and about this user.")
    private @Nullable Long user;

    @Option(names = "--type", paramLabel = "TYPE", description = "Of this type, such as meeting.arranged.")
    private @Nullable String type;

    @Option(names = "--from", paramLabel = "POSITION", description = "From there on.")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "POSITION", description = "Up to there.")
    private @Nullable Long to;

    @Option(names = "--since", paramLabel = "INSTANT", description = "Recorded then or later, by ISO 8601.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "INSTANT", description = "Recorded before then, or then.")
    private @Nullable String until;

    @Option(names = "--correlation", paramLabel = "ID", description = "What followed from this command.")
    private @Nullable String correlation;

    @Option(names = "--text", paramLabel = "TEXT", description = "In what you may see of them.")
    private @Nullable String text;

    @Mixin
    private PageOptions page;

    @Mixin
    private ReadOptions read;

    @Override
    public Integer call() throws InterruptedException {
        var answer = rollcall.get(page.of(query()), read.unmask());
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
        } else {
            show(answer.json());
        }
        return ExitCode.OK;
    }

    private Query query() {
        return Query.of("events")
                .with("aggregate", aggregate)
                .with("user", user)
                .with("type", type)
                .with("from", from)
                .with("to", to)
                .with("since", since)
                .with("until", until)
                .with("correlation", correlation)
                .with("text", text);
    }

    private void show(JsonNode events) {
        var table = new Table(-1, "POSITION", "RECORDED", "TYPE", "AGGREGATE", "DATA");
        for (var event : Fields.items(events)) {
            table.row(
                    Fields.text(event, "position"),
                    rollcall.times().shown(Fields.text(event, "recorded_at")),
                    Fields.text(event, "type"),
                    Fields.text(event, "aggregate"),
                    Fields.brief(event.path("data")));
        }
        table.print(rollcall.terminal());
        PageOptions.sayNext(rollcall.terminal(), events);
    }
}
