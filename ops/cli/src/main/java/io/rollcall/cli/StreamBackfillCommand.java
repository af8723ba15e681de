// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.HashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall stream backfill}. */
@Command(
        name = "backfill",
        description = "Tells history, or a part of it, on a topic of its own, as the stream tells it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall stream backfill --topic history --reason \"For the new warehouse\"",
            "  rollcall stream backfill --topic meetings --from 1001 --to 2000 --type meeting --reason \"Ticket 81\""
        })
final class StreamBackfillCommand implements Callable<Integer> {

    @ParentCommand
    private StreamCommand stream;

    @Mixin
    private ActOptions act;

    @Option(names = "--topic", required = true, paramLabel = "TOPIC", description = "A topic without events.")
    private String topic;

    @Option(names = "--from", paramLabel = "N", description = "The first position; otherwise 1.")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "N", description = "The last one; otherwise the end of the log.")
    private @Nullable Long to;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Of events, such as meeting.arranged, or a family of them, such as meeting; otherwise all.")
    private @Nullable String type;

    @Override
    public Integer call() throws InterruptedException {
        var asked = new HashMap<String, @Nullable Object>();
        asked.put("topic", topic);
        asked.put("from", from);
        asked.put("to", to);
        asked.put("type", type);
        return act.send(stream.rollcall(), Query.of("stream", "backfill"), asked);
    }
}
