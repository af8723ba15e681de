// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rollcall skip NAME POSITION}. */
@Command(
        name = "skip",
        description = "Has a subscription pass over one event, which is shown in the diagnosis ever after.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall skip stream 1024 --reason \"Unreadable since 2024\"")
final class SkipCommand extends SubscriptionAct {

    @Mixin
    private Confirmation confirmation;

    @Parameters(index = "1", paramLabel = "POSITION", description = "Of the event.")
    private long position;

    @Override
    void confirm(String named, Terminal terminal) {
        confirmation.of("pass over event " + position, named, terminal);
    }

    @Override
    Map<String, Long> more() {
        return Map.of("position", position);
    }
}
