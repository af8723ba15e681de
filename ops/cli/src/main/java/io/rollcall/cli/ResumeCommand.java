// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Command;

/** {@code rollcall resume NAME}. */
@Command(
        name = "resume",
        description = "Has a subscription go on from where it stands.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall resume code-sending --reason \"The gateway has moved\"")
final class ResumeCommand extends SubscriptionAct {}
