// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.HashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall rebuild NAME}. */
@Command(
        name = "rebuild",
        description = "Builds a read model anew from the log, beside the live one; or a part of it, where it is.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall rebuild meetings --reason \"The index was damaged\"",
            "  rollcall rebuild meetings --id 17 --reason \"Its title is wrong\" --yes",
            "  rollcall rebuild accounts --user 7 --reason \"Ticket 81\" --yes",
            "  rollcall rebuild inboxes --from 181000 --reason \"Release 1.4.1 was wrong\" --yes"
        })
final class RebuildCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ActOptions act;

    @Mixin
    private Confirmation confirmation;

    @ArgGroup
    private @Nullable Part part;

    /** What is made anew where it is; one at most. */
    static final class Part {

        @Option(names = "--id", paramLabel = "ID", description = "This document only, where it is.")
        private @Nullable String id;

        @Option(
                names = "--user",
                paramLabel = "N",
                description = "Only the documents that events of this user change, where they are.")
        private @Nullable Long user;

        @Option(
                names = "--from",
                paramLabel = "POSITION",
                description = "Only the documents that events from this position on change, where they are.")
        private @Nullable Long from;
    }

    @Parameters(index = "0", paramLabel = "NAME", description = "The read model.")
    private String name;

    @Override
    public Integer call() throws InterruptedException {
        confirmation.of("rebuild the read model", name, rollcall.terminal());
        var members = new HashMap<String, @Nullable Object>();
        if (part != null) {
            members.put("id", part.id);
            members.put("user", part.user);
            members.put("from", part.from);
        }
        return act.send(rollcall, Query.of("subscriptions", name, "rebuild"), members);
    }
}
