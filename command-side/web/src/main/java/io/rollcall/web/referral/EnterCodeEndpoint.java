// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.referral;

import static io.rollcall.http.drf.Field.text;

import io.rollcall.command.referral.SessionProperties;
import io.rollcall.command.verification.CodeAttempt;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.CodeEntryResult;
import io.rollcall.contracts.referral.SessionCommand.AskPendingNumber;
import io.rollcall.contracts.referral.SessionCommand.EnterCode;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.SessionCookie;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.shared.BlockingExecutor;
import io.rollcall.web.verification.CodeBudget;
import io.rollcall.web.verification.GuessLimits;
import io.rollcall.web.verification.GuessLimits.Outcome;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /api/enter_code/}: comes in with the code that was sent in this session (E-10..E-19, E-42). */
@Component
final class EnterCodeEndpoint implements Endpoint {

    private static final int LENGTH = 4;

    private final BlockingExecutor blocking;
    private final CommandGateway commands;
    private final GuessLimits guesses;
    private final CodeBudget budget;
    private final SessionProperties properties;

    EnterCodeEndpoint(
            BlockingExecutor blocking,
            CommandGateway commands,
            GuessLimits guesses,
            CodeBudget budget,
            SessionProperties properties) {
        this.blocking = blocking;
        this.commands = commands;
        this.guesses = guesses;
        this.budget = budget;
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
        return blocking.call(() -> enter(call, session, code.value()));
    }

    private Answer enter(Call call, TokenHash session, String code) {
        var pending = commands.<Optional<NumberId>>send(new AskPendingNumber(session));
        var number = pending.result()
                .orElseThrow(() -> ReferralRefusals.codeNotFound().at(pending.position()));
        var attempt = new CodeAttempt(number, Challenge.ofSession(session), LENGTH, code, call.client(), call.caller());
        var entry = guesses.enter(
                attempt,
                by -> commands.<CodeEntryResult>send(new EnterCode(session, code, by)),
                decided -> switch (decided.result()) {
                    case CodeEntryResult.Wrong wrong -> Outcome.WRONG;
                    case CodeEntryResult.Throttled throttled -> Outcome.WRONG;
                    case CodeEntryResult.Again again -> Outcome.AGAIN;
                    default -> Outcome.RIGHT;
                },
                ReferralRefusals::throttled);
        if (entry.result() instanceof CodeEntryResult.Entered in) {
            if (in.phone() != null) {
                budget.confirmed(call.client(), in.phone(), !in.isNew());
            }
            guesses.proven(number, call.client());
        }
        return answer(call, entry);
    }

    private Answer answer(Call call, CommandResult<CodeEntryResult> entry) {
        return switch (entry.result()) {
            case CodeEntryResult.Entered in -> entered(call, in).at(entry.position());
            case CodeEntryResult.NotFound none ->
                throw ReferralRefusals.codeNotFound().at(entry.position());
            case CodeEntryResult.Wrong wrong ->
                throw ReferralRefusals.wrongCode().at(entry.position());
            case CodeEntryResult.Again again -> throw ReferralRefusals.again().at(entry.position());
            case CodeEntryResult.Throttled throttled ->
                throw ReferralRefusals.throttled().at(entry.position());
        };
    }

    private Answer entered(Call call, CodeEntryResult.Entered in) {
        var answer = Answer.ok(Map.of("message", "Авторизация прошла успешно!"));
        return SessionCookie.given(answer, in.token(), properties.sessionLifetime(), call.base());
    }
}
