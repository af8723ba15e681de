// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Command;

/** {@code rollcall jobs resume ID}. */
@Command(
        name = "resume",
        description = "Has a job go on from where it stands.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall jobs resume 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f --reason \"It is night\"")
final class JobsResumeCommand extends JobAct {}
