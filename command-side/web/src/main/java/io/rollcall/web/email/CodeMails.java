// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.email;

import io.rollcall.command.email.MailAddresses;
import io.rollcall.command.email.MailCharges;
import io.rollcall.contracts.email.EmailCodeResult;
import io.rollcall.contracts.email.EmailCommand.ConfirmEmail;
import io.rollcall.contracts.email.EmailCommand.IssueEmailCode;
import io.rollcall.contracts.email.EmailConfirmationResult;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.http.Refusal;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.limit.BlockingLimits;
import org.springframework.stereotype.Component;

/**
 * Has codes mailed and entered within what an address is sent in a day, and how often its codes are guessed: counted by
 * the address itself, whichever user has it, so that nothing is gained by leaving and coming again.
 */
@Component
final class CodeMails {

    private final CommandGateway commands;
    private final BlockingLimits budgets;
    private final MailAddresses addresses;

    CodeMails(CommandGateway commands, BlockingLimits budgets, MailAddresses addresses) {
        this.commands = commands;
        this.budgets = budgets;
        this.addresses = addresses;
    }

    /**
     * Has a code mailed. Blocks.
     *
     * @throws Refusal 429 where the address or the client has asked for too many
     */
    CommandResult<EmailCodeResult> issue(IssueEmailCode command, ClientAddress client) {
        return budgets.charged(
                MailCharges.ofHolder(command.kind(), command.address()).by(client),
                () -> commands.<EmailCodeResult>send(command),
                issued -> issued.result() == EmailCodeResult.ISSUED);
    }

    /**
     * Has a code compared. Blocks.
     *
     * @throws Refusal 429 where too many wrong ones were entered for the address or by the client: it is not compared
     */
    CommandResult<EmailConfirmationResult> confirm(ConfirmEmail command, ClientAddress client) {
        return budgets.charged(
                addresses
                        .last(command.user(), command.kind())
                        .map(address -> MailCharges.ofGuess(command.kind(), address))
                        .orElseGet(() -> Charge.of(Cost.WRONG_MAIL_CODE))
                        .by(client),
                () -> commands.<EmailConfirmationResult>send(command),
                confirmed -> confirmed.result() == EmailConfirmationResult.INVALID);
    }
}
