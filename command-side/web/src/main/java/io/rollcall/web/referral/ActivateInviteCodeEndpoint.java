// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.referral;

import static io.rollcall.http.drf.Field.guess;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.referral.ActivationResult;
import io.rollcall.contracts.referral.ReferralCommand.ActivateInviteCode;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.limit.BudgetedLookUpLimit;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /api/profile/}: names the caller's inviter, once and for all (E-29..E-40). */
@Component
final class ActivateInviteCodeEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final CommandGateway commands;
    private final BudgetedLookUpLimit lookUps;

    ActivateInviteCodeEndpoint(BlockingExecutor blocking, CommandGateway commands, BudgetedLookUpLimit lookUps) {
        this.blocking = blocking;
        this.commands = commands;
        this.lookUps = lookUps;
    }

    @Override
    public Route route() {
        return Route.post(Door.REFERRAL, "/api/profile/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        // Whatever is wrong with the field, this door has one sentence for it (E-36).
        var code = Form.of(call).optional("invite_code", guess());
        if (!code.isGiven()) {
            throw ReferralRefusals.noInviteCode();
        }
        return lookUps.take(Door.REFERRAL, call.user(), List.of(code.value()))
                .then(blocking.call(() -> activate(new ActivateInviteCode(call.user(), code.value()))));
    }

    private Answer activate(ActivateInviteCode command) {
        var result = commands.<ActivationResult>send(command);
        var position = result.position();
        return switch (result.result()) {
            case DONE ->
                Answer.ok(Map.of("message", "Инвайт-код " + command.code() + " успешно активирован!"))
                        .at(position);
            case ALREADY_ACTIVATED -> throw ReferralRefusals.alreadyActivated().at(position);
            case UNKNOWN_CODE -> throw ReferralRefusals.unknownInviteCode().at(position);
            case OWN_CODE -> throw ReferralRefusals.ownInviteCode().at(position);
            case USER_LEFT -> throw new CallerLeft().at(position);
        };
    }
}
