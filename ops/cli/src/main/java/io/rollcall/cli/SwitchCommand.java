// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rollcall switch NAME}. */
@Command(
        name = "switch",
        description = "Has the rebuilt read model take the place of the live one, though they differ.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall switch meetings --reason \"The old one lacks 12 documents\"")
final class SwitchCommand extends SubscriptionAct {

    @Mixin
    private Confirmation confirmation;

    @Override
    void confirm(String named, Terminal terminal) {
        confirmation.of("have readers see the rebuilt one", named, terminal);
    }
}
