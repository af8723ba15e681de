// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import static io.rollcall.http.drf.Field.text;

import io.rollcall.command.log.Commands;
import io.rollcall.command.shared.Blocking;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.CodeEntry;
import io.rollcall.contracts.referral.SessionCommand.EnterCode;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Operation;
import io.rollcall.http.Route;
import io.rollcall.http.SessionCookie;
import io.rollcall.http.drf.Form;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /api/enter_code/}: comes in with the code that was sent in this session (E-10..E-19, E-42). */
@Component
final class EnterCodeEndpoint implements Operation {

    private static final int LENGTH = 4;

    private final Blocking blocking;
    private final Commands commands;
    private final SessionProperties properties;

    EnterCodeEndpoint(Blocking blocking, Commands commands, SessionProperties properties) {
        this.blocking = blocking;
        this.commands = commands;
        this.properties = properties;
    }

    @Override
    public Route route() {
        return Route.post(Door.REFERRAL, "/api/enter_code/").open();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var code = form.required("verification_code", text(LENGTH));
        form.check();
        if (call.session() == null) {
            throw ReferralRefusals.codeNotFound();
        }
        var session = TokenHash.ofToken(call.session());
        return blocking.call(() -> enter(call, new EnterCode(session, code.value())));
    }

    private Answer enter(Call call, EnterCode command) {
        var entry = commands.<CodeEntry>decide(command);
        return switch (entry.result()) {
            case CodeEntry.Entered in -> entered(call, in).at(entry.position());
            case CodeEntry.NotFound none ->
                throw ReferralRefusals.codeNotFound().at(entry.position());
            case CodeEntry.Wrong wrong -> throw ReferralRefusals.wrongCode().at(entry.position());
            case CodeEntry.Throttled throttled ->
                throw ReferralRefusals.throttled().at(entry.position());
        };
    }

    private Answer entered(Call call, CodeEntry.Entered in) {
        var answer = Answer.ok(Map.of("message", "Авторизация прошла успешно!"));
        return SessionCookie.given(answer, in.token(), properties.sessionLifetime(), call.base());
    }
}
