// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Command;

/** {@code rollcall jobs pause ID}. */
@Command(
        name = "pause",
        description = "Has a job stand still until it is resumed.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall jobs pause 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f --reason \"Peak hours\"")
final class JobsPauseCommand extends JobAct {}
