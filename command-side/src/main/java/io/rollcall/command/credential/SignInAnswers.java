// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.log.Decided;
import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.AccountQuery.FindAccount;
import io.rollcall.contracts.credential.CredentialQuery.FindBearer;
import io.rollcall.contracts.credential.SignIn;
import io.rollcall.contracts.credential.SignIn.SignedIn;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Refusal;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the meet door says to those who come in. */
@Component
final class SignInAnswers {

    /** The answer. */
    record Token(long userId, String token) {}

    private final QueryGateway queries;

    SignInAnswers(QueryGateway queries) {
        this.queries = queries;
    }

    /** The answer, once the token opens doors; or the refusal. */
    Mono<Answer> of(Decided<SignIn> decided) {
        return switch (decided.result()) {
            case SignedIn in -> open(in, decided.position());
            case SignIn.CodeInvalid invalid -> Mono.error(codeInvalid().at(decided.position()));
            case SignIn.Throttled throttled -> Mono.error(Refusal.throttled().at(decided.position()));
            case SignIn.NotRegistered unknown -> Mono.error(Refusal.notFound().at(decided.position()));
            case SignIn.AlreadyRegistered known ->
                Mono.error(alreadyRegistered().at(decided.position()));
        };
    }

    static Refusal codeInvalid() {
        return Refusal.field("code", "Code is invalid.");
    }

    static Refusal alreadyRegistered() {
        return Refusal.field("phone", "user with this phone already exists.");
    }

    /**
     * Waits until the next request of the same client finds the token and the account. Read models that are late are no
     * reason to keep the token from the client: the code is used up, and they will come.
     */
    private Mono<Answer> open(SignedIn in, long position) {
        var token = new FindBearer(TokenHash.ofToken(in.token()), position);
        var account = new FindAccount(in.user(), position);
        return Mono.fromFuture(() -> queries.query(token, ResponseTypes.optionalInstanceOf(UserId.class)))
                .then(Mono.fromFuture(() -> queries.query(account, ResponseTypes.optionalInstanceOf(Account.class))))
                .onErrorComplete(Unavailable.class::isInstance)
                .then(Mono.fromSupplier(() ->
                        Answer.created(new Token(in.user().value(), in.token())).at(position)));
    }
}
