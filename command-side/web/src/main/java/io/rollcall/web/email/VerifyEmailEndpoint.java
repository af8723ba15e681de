// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.email;

import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.email.EmailCodeResult;
import io.rollcall.contracts.email.EmailCommand.IssueEmailCode;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.profile.ProfileQuery.FindProfile;
import io.rollcall.http.AcceptLanguage;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /users/verify-email/}: mails a code to the caller's address (C-65, C-72, C-73, C-75). */
@Component
final class VerifyEmailEndpoint implements Endpoint {

    /** How often the address is read again that has changed since it was read. */
    private static final int TRIES = 5;

    private final BlockingExecutor blocking;
    private final LoginNames names;
    private final CodeMails mails;
    private final Queries queries;

    VerifyEmailEndpoint(BlockingExecutor blocking, LoginNames names, CodeMails mails, Queries queries) {
        this.blocking = blocking;
        this.names = names;
        this.mails = mails;
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.post(Door.CRM, "/users/verify-email/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return Mono.zip(ReadPosition.position(), AcceptLanguage.get())
                .flatMap(asked -> mail(call, asked.getT1(), asked.getT2(), TRIES));
    }

    private Mono<Answer> mail(Call call, long after, Language language, int tries) {
        var profile = new FindProfile(call.user(), after);
        return queries.ask(profile)
                .map(found -> found.orElseThrow(CallerLeft::new))
                .map(known -> Optional.ofNullable(known.email()).orElseThrow(VerifyEmailEndpoint::withoutEmail))
                .flatMap(address -> blocking.call(() -> issue(call, address, language)))
                .flatMap(issued -> issued.result() == EmailCodeResult.OTHER_ADDRESS && tries > 1
                        ? mail(call, issued.position(), language, tries - 1)
                        : Mono.fromCallable(() -> answer(issued)));
    }

    private CommandResult<EmailCodeResult> issue(Call call, String address, Language language) {
        var name = names.find(LoginKind.EMAIL, address);
        return mails.issue(new IssueEmailCode(call.user(), LoginKind.EMAIL, name, address, language), call.client());
    }

    private static Answer answer(CommandResult<EmailCodeResult> issued) {
        return switch (issued.result()) {
            case ISSUED -> Answer.of(200, null).at(issued.position());
            case ALREADY_CONFIRMED ->
                Answer.ok(Map.of("detail", "Already confirmed")).at(issued.position());
            case THROTTLED -> throw Refusal.throttled().at(issued.position());
            case OTHER_ADDRESS -> throw Refusal.unavailable(1);
            case USER_LEFT -> throw new CallerLeft().at(issued.position());
        };
    }

    private static Refusal withoutEmail() {
        return Refusal.badRequest("Email not provided");
    }
}
