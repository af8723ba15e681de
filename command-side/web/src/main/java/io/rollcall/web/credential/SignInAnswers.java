// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.contracts.credential.SignInResult;
import io.rollcall.http.Answer;
import io.rollcall.http.Refusal;
import io.rollcall.log.aggregate.CommandResult;

/** The meet door's answers to signing in. */
final class SignInAnswers {

    /** The answer. */
    record Token(long userId, String token) {}

    private SignInAnswers() {}

    /**
     * The answer.
     *
     * @throws Refusal where they do not come in
     */
    static Answer of(CommandResult<SignInResult> decided) {
        return switch (decided.result()) {
            case SignInResult.SignedIn in ->
                Answer.created(new Token(in.user().value(), in.token())).at(decided.position());
            case SignInResult.CodeInvalid invalid -> throw codeInvalid().at(decided.position());
            case SignInResult.Throttled throttled -> throw Refusal.throttled().at(decided.position());
            case SignInResult.Again again -> throw again().at(decided.position());
            case SignInResult.NotRegistered unknown -> throw Refusal.notFound().at(decided.position());
            case SignInResult.OwnerChanged changed ->
                throw Refusal.unavailable(1).at(decided.position());
            case SignInResult.AlreadyRegistered known ->
                throw alreadyRegistered().at(decided.position());
        };
    }

    /** 429: strangers have guessed too much, so that the number is to be proven twice. */
    static Refusal again() {
        var refusal =
                Refusal.detail(429, "This number has to be confirmed twice now: ask for another code and enter it.");
        return new Refusal(refusal.answer().with("Retry-After", "1"));
    }

    static Refusal codeInvalid() {
        return Refusal.field("code", "Code is invalid.");
    }

    static Refusal alreadyRegistered() {
        return Refusal.field("phone", "user with this phone already exists.");
    }
}
