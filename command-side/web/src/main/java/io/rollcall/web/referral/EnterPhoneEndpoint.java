// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.referral;

import static io.rollcall.http.drf.Field.text;

import io.rollcall.command.referral.SessionProperties;
import io.rollcall.command.referral.TypedPhone;
import io.rollcall.command.verification.Numbers;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.PhoneEntryResult;
import io.rollcall.contracts.referral.SessionCommand.EnterPhone;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.SessionCookie;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.shared.BlockingExecutor;
import io.rollcall.web.verification.CodeBudget;
import io.rollcall.web.verification.GuessLimits;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /api/enter_phone/}: sends a code to a phone and keeps in mind, in a session, which one (E-1..E-9). */
@Component
final class EnterPhoneEndpoint implements Endpoint {

    private static final int LENGTH = 15;
    private static final String WRONG_FORM = "Неверный формат номера телефона.";

    private final BlockingExecutor blocking;
    private final Numbers numbers;
    private final CommandGateway commands;
    private final CodeBudget budget;
    private final GuessLimits guesses;
    private final SessionProperties properties;

    EnterPhoneEndpoint(
            BlockingExecutor blocking,
            Numbers numbers,
            CommandGateway commands,
            CodeBudget budget,
            GuessLimits guesses,
            SessionProperties properties) {
        this.blocking = blocking;
        this.numbers = numbers;
        this.commands = commands;
        this.budget = budget;
        this.guesses = guesses;
        this.properties = properties;
    }

    @Override
    public Route route() {
        return Route.post(Door.REFERRAL, "/api/enter_phone/").open();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var phone = form.required("phone", text(LENGTH).parsed(TypedPhone::parse, WRONG_FORM));
        form.check();
        return blocking.call(() -> budget.pay(
                call.client(), phone.value().phone(), ReferralRefusals::throttled, () -> enter(call, phone.value())));
    }

    private Answer enter(Call call, TypedPhone typed) {
        return numbers.use(typed.phone(), number -> enter(call, typed, number));
    }

    /** The answer; empty where the number is to be looked up again. */
    private Optional<Answer> enter(Call call, TypedPhone typed, Numbers.Known number) {
        var session = call.session() == null ? null : TokenHash.ofToken(call.session());
        var by = guesses.asking(number.id(), call.client());
        var entry = commands.<PhoneEntryResult>send(
                new EnterPhone(session, number.id(), number.key(), typed.phone(), typed.spelling(), by));
        return switch (entry.result()) {
            case PhoneEntryResult.Sent sent -> Optional.of(answer(call, sent).at(entry.position()));
            case PhoneEntryResult.Throttled throttled ->
                throw ReferralRefusals.throttled().at(entry.position());
            // Its user left in between: the first caller sees to what that leaves to be done.
            case PhoneEntryResult.KeyOutdated outdated -> {
                numbers.rekey(number.id(), outdated.current());
                yield Optional.empty();
            }
            // Between the look-up and the decision the number was forgotten: it comes back under a new id.
            case PhoneEntryResult.Forgotten forgotten -> {
                numbers.forget(number.id());
                yield Optional.empty();
            }
        };
    }

    private Answer answer(Call call, PhoneEntryResult.Sent sent) {
        var body = new LinkedHashMap<String, @Nullable String>();
        body.put("message", "Код подтверждения отправлен успешно!");
        body.put("Verification code", sent.code());
        var answer = Answer.ok(body);
        return sent.token() == null
                ? answer
                : SessionCookie.given(answer, sent.token(), properties.sessionLifetime(), call.base());
    }
}
