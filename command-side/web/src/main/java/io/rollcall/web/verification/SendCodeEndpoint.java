// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.verification;

import static io.rollcall.http.drf.Field.text;

import io.rollcall.command.verification.Numbers;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.PhoneNumberCommand.SendCode;
import io.rollcall.contracts.verification.SendCodeResult;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.http.phone.E164;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code POST /api/auth/code/}: sends a code to a phone, and says whether somebody has signed up with it (A-1..A-16).
 */
@Component
final class SendCodeEndpoint implements Endpoint {

    private static final int DIGITS = 5;

    /** The answer. */
    record Sent(boolean isNew) {}

    private final BlockingExecutor blocking;
    private final Numbers numbers;
    private final CommandGateway commands;
    private final CodeBudget budget;
    private final GuessLimits guesses;

    SendCodeEndpoint(
            BlockingExecutor blocking,
            Numbers numbers,
            CommandGateway commands,
            CodeBudget budget,
            GuessLimits guesses) {
        this.blocking = blocking;
        this.numbers = numbers;
        this.commands = commands;
        this.budget = budget;
        this.guesses = guesses;
    }

    @Override
    public Route route() {
        return Route.post(Door.MEET, "/api/auth/code/").open();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var phone = form.required("phone", text().parsed(E164::parse, "Invalid phone number."));
        form.check();
        return blocking.call(
                () -> budget.pay(call.client(), phone.value(), Refusal::throttled, () -> send(call, phone.value())));
    }

    private Answer send(Call call, String phone) {
        return numbers.use(phone, number -> send(call, phone, number));
    }

    /** The answer; empty where the number is to be looked up again. */
    private Optional<Answer> send(Call call, String phone, Numbers.Known number) {
        var by = guesses.asking(number.id(), call.client());
        var outcome = commands.<SendCodeResult>send(
                new SendCode(number.id(), number.key(), phone, Challenge.MEET, DIGITS, by));
        return switch (outcome.result()) {
            case SendCodeResult.Sent sent ->
                Optional.of(Answer.created(new Sent(sent.isNew())).at(outcome.position()));
            case SendCodeResult.Throttled throttled -> throw Refusal.throttled().at(outcome.position());
            // Its user left in between: the first caller sees to what that leaves to be done.
            case SendCodeResult.KeyOutdated outdated -> {
                numbers.rekey(number.id(), outdated.current());
                yield Optional.empty();
            }
            // Between the look-up and the decision the number was forgotten: it comes back under a new id.
            case SendCodeResult.Forgotten forgotten -> {
                numbers.forget(number.id());
                yield Optional.empty();
            }
        };
    }
}
