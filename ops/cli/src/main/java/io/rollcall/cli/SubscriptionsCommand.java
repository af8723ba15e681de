// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code rollcall subscriptions [NAME]}. */
@Command(
        name = "subscriptions",
        description = "Where read models, the stream and policies are in the log.",
        footerHeading = "%nExamples:%n",
        footer = {"  rollcall subscriptions", "  rollcall subscriptions meetings --json"})
final class SubscriptionsCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private PageOptions page;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "This one only.")
    private @Nullable String name;

    @Override
    public Integer call() throws InterruptedException {
        var query = name == null ? page.of(Query.of("subscriptions")) : Query.of("subscriptions", name);
        var answer = rollcall.get(query, null);
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
            return ExitCode.OK;
        }
        var json = answer.json();
        show(name == null ? Fields.items(json) : List.of(json));
        return ExitCode.OK;
    }

    private void show(List<JsonNode> subscriptions) {
        var table = new Table(5, "NAME", "POSITION", "HEAD", "LAG", "RATE", "STATE", "OWNER", "ERROR");
        for (var it : subscriptions) {
            table.row(
                    Fields.text(it, "name"),
                    Fields.text(it, "position"),
                    Fields.text(it, "head"),
                    lag(it.path("lag")),
                    it.path("rate").isNumber() ? Math.round(it.path("rate").asDouble()) + "/s" : Fields.NOTHING,
                    Fields.text(it, "state"),
                    Fields.text(it, "owner"),
                    Fields.text(it, "error"));
        }
        table.print(rollcall.terminal());
    }

    private static String lag(JsonNode lag) {
        var events = Fields.text(lag, "events");
        var late = lag.path("seconds").asDouble(0) > 0;
        return late ? events + " (" + Times.span(lag.path("seconds").asDouble()) + ")" : events;
    }
}
