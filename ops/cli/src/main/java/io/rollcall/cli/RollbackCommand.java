// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rollcall rollback NAME}. */
@Command(
        name = "rollback",
        description = "Goes back to the read model that was live before the last switch.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall rollback meetings --reason \"Titles are missing\"")
final class RollbackCommand extends SubscriptionAct {

    @Mixin
    private Confirmation confirmation;

    @Override
    void confirm(String named, Terminal terminal) {
        confirmation.of("have readers see the former one", named, terminal);
    }
}
