// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Command;

/** {@code rollcall pause NAME}. */
@Command(
        name = "pause",
        description = "Has a subscription stand still until it is resumed.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall pause code-sending --reason \"The gateway moves\"")
final class PauseCommand extends SubscriptionAct {}
