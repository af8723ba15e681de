// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rollcall jobs cancel ID}. */
@Command(
        name = "cancel",
        description = "Ends a job and undoes what it has begun.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall jobs cancel 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f --reason \"Wrong read model\"")
final class JobsCancelCommand extends JobAct {

    @Mixin
    private Confirmation confirmation;

    @Override
    void confirm(String named, Terminal terminal) {
        confirmation.of("end the job", named, terminal);
    }
}
