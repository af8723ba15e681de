// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import static io.rollcall.http.drf.Field.bool;
import static io.rollcall.http.drf.Field.file;
import static io.rollcall.http.drf.Field.text;

import io.rollcall.command.verification.CodeAttempt;
import io.rollcall.command.verification.Numbers;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand.IdentifyUser;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.SignInCommand.RegisterUser;
import io.rollcall.contracts.credential.SignInCommand.SignInByCode;
import io.rollcall.contracts.credential.SignInResult;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.CodeCheckResult;
import io.rollcall.contracts.verification.PhoneNumberCommand.CheckCode;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.http.phone.E164;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.privacy.Keys;
import io.rollcall.web.media.Uploads;
import io.rollcall.web.shared.BlockingExecutor;
import io.rollcall.web.verification.CodeBudget;
import io.rollcall.web.verification.GuessLimits;
import io.rollcall.web.verification.GuessLimits.Outcome;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /api/auth/users/}: signs in with a code (A-17..A-34), or up when {@code is_new} (A-35..A-45). */
@Component
final class SignInEndpoint implements Endpoint {

    private static final int CODE_LENGTH = 5;
    private static final int NAME_LENGTH = 255;

    private final BlockingExecutor blocking;
    private final Numbers numbers;
    private final CommandGateway commands;
    private final Uploads uploads;
    private final Keys keys;
    private final GuessLimits guesses;
    private final CodeBudget budget;

    SignInEndpoint(
            BlockingExecutor blocking,
            Numbers numbers,
            CommandGateway commands,
            Uploads uploads,
            Keys keys,
            GuessLimits guesses,
            CodeBudget budget) {
        this.blocking = blocking;
        this.numbers = numbers;
        this.commands = commands;
        this.uploads = uploads;
        this.keys = keys;
        this.guesses = guesses;
        this.budget = budget;
    }

    @Override
    public Route route() {
        return Route.post(Door.MEET, "/api/auth/users/").open();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var phone = form.required("phone", text().parsed(E164::parse, "Invalid phone number."));
        var code = form.required("code", text(CODE_LENGTH, CODE_LENGTH));
        var isNew = form.optional("is_new", bool());
        form.check();
        return blocking.call(() -> comeIn(call, form, phone.value(), code.value(), isNew.or(false)))
                .map(SignInAnswers::of);
    }

    private CommandResult<SignInResult> comeIn(Call call, Form form, String phone, String code, boolean isNew) {
        var attempt =
                new CodeAttempt(numbers.find(phone), Challenge.MEET, CODE_LENGTH, code, call.client(), call.caller());
        var decided = isNew ? signUp(attempt, form, phone) : signIn(attempt);
        if (decided.result() instanceof SignInResult.SignedIn) {
            budget.confirmed(call.client(), phone, !isNew);
            guesses.proven(attempt.number(), call.client());
        }
        return decided.result() instanceof SignInResult.OwnerChanged ? comeIn(call, form, phone, code, isNew) : decided;
    }

    private CommandResult<SignInResult> signIn(CodeAttempt attempt) {
        return guesses.enter(
                attempt,
                by -> commands.<SignInResult>send(
                        new SignInByCode(attempt.number(), Challenge.MEET, attempt.code(), Door.MEET, by)),
                decided -> switch (decided.result()) {
                    case SignInResult.CodeInvalid invalid -> Outcome.WRONG;
                    case SignInResult.Throttled throttled -> Outcome.WRONG;
                    case SignInResult.Again again -> Outcome.AGAIN;
                    default -> Outcome.RIGHT;
                },
                Refusal::throttled);
    }

    /** The code is checked before the rest of the form, and stays good when that is refused. */
    private CommandResult<SignInResult> signUp(CodeAttempt attempt, Form form, String phone) {
        var check = guesses.enter(
                attempt,
                by -> commands.<CodeCheckResult>send(
                        new CheckCode(attempt.number(), Challenge.MEET, attempt.code(), by)),
                decided -> switch (decided.result()) {
                    case CodeCheckResult.Invalid invalid -> Outcome.WRONG;
                    case CodeCheckResult.Throttled throttled -> Outcome.WRONG;
                    case CodeCheckResult.Again again -> Outcome.AGAIN;
                    case CodeCheckResult.Right right -> Outcome.RIGHT;
                },
                Refusal::throttled);
        return switch (check.result()) {
            case CodeCheckResult.Invalid invalid ->
                throw SignInAnswers.codeInvalid().at(check.position());
            case CodeCheckResult.Throttled throttled ->
                throw Refusal.throttled().at(check.position());
            case CodeCheckResult.Again again -> throw SignInAnswers.again().at(check.position());
            case CodeCheckResult.Right right -> {
                if (!right.isNew()) {
                    throw SignInAnswers.alreadyRegistered().at(check.position());
                }
                yield register(attempt, form, right.owner(), phone);
            }
        };
    }

    /** @param owner the user that has come in with the number at another door; {@code null} where nobody has */
    private CommandResult<SignInResult> register(CodeAttempt attempt, Form form, @Nullable UserId owner, String phone) {
        var name = form.required("name", text(NAME_LENGTH));
        var avatar = uploads.verified(form, "avatar", form.required("avatar", file()), attempt.number());
        form.check();
        var key = owner == null ? keys.take() : keyOf(owner);
        var image = uploads.store(key, Objects.requireNonNull(avatar, "The form was checked"));
        return commands.send(new RegisterUser(
                attempt.number(),
                Challenge.MEET,
                attempt.code(),
                Door.MEET,
                owner,
                key,
                name.value(),
                phone,
                image,
                guesses.checked(attempt)));
    }

    /** The user's own key; a new one where they have just left, which the number says then. */
    private KeyId keyOf(UserId owner) {
        var known = commands.<Optional<Known>>send(new IdentifyUser(owner)).result();
        return known.map(Known::key).orElseGet(keys::take);
    }
}
