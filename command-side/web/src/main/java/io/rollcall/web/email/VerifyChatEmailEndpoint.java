// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.email;

import io.rollcall.command.email.MailAddresses;
import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.email.EmailCodeResult;
import io.rollcall.contracts.email.EmailCommand.IssueEmailCode;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.AcceptLanguage;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.email.EmailAddress;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /v1/users/email/}: mails a code to the caller's address of the chat door. Our extension. */
@Component
final class VerifyChatEmailEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final LoginNames names;
    private final CodeMails mails;
    private final MailAddresses addresses;

    VerifyChatEmailEndpoint(BlockingExecutor blocking, LoginNames names, CodeMails mails, MailAddresses addresses) {
        this.blocking = blocking;
        this.names = names;
        this.mails = mails;
        this.addresses = addresses;
    }

    @Override
    public Route route() {
        return Route.post(Door.CHAT, "/v1/users/email/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return AcceptLanguage.get().flatMap(language -> blocking.call(() -> answer(issue(call, language))));
    }

    /** Any text registers as an address (D-11); not to any can a mail be sent. */
    private CommandResult<EmailCodeResult> issue(Call call, Language language) {
        var address = addresses
                .last(call.user(), LoginKind.CHAT_EMAIL)
                .flatMap(EmailAddress::parse)
                .orElseThrow(() -> ChatAnswers.refused(400, "No e-mail address"));
        var name = names.find(LoginKind.CHAT_EMAIL, address);
        return mails.issue(
                new IssueEmailCode(call.user(), LoginKind.CHAT_EMAIL, name, address, language), call.client());
    }

    private static Answer answer(CommandResult<EmailCodeResult> issued) {
        return switch (issued.result()) {
            case ISSUED -> ChatAnswers.bare(200).at(issued.position());
            case ALREADY_CONFIRMED -> ChatAnswers.told(200, "Already confirmed").at(issued.position());
            case THROTTLED -> throw Refusal.throttled().at(issued.position());
            case OTHER_ADDRESS -> throw Refusal.unavailable(1);
            case USER_LEFT -> throw new CallerLeft().at(issued.position());
        };
    }
}
