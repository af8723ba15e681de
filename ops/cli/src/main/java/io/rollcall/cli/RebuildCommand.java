// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.HashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall rebuild NAME}. */
@Command(
        name = "rebuild",
        description = "Builds a read model anew from the log, beside the live one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall rebuild meetings --reason \"The index was damaged\"",
            "  rollcall rebuild meetings --id 17 --reason \"Its title is wrong\" --yes"
        })
final class RebuildCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ActOptions act;

    @Mixin
    private Confirmation confirmation;

    @Option(names = "--id", paramLabel = "ID", description = "This document only.")
    private @Nullable String id;

    @Parameters(index = "0", paramLabel = "NAME", description = "The read model.")
    private String name;

    @Override
    public Integer call() throws InterruptedException {
        confirmation.of("rebuild the read model", name, rollcall.terminal());
        var part = new HashMap<String, @Nullable Object>();
        part.put("id", id);
        return act.send(rollcall, Query.of("subscriptions", name, "rebuild"), part);
    }
}
