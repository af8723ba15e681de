// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import static io.rollcall.http.drf.Field.bool;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.SignOutCommand.SignOut;
import io.rollcall.contracts.credential.SignOutCommand.SignOutEverywhere;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Reauthentication;
import io.rollcall.http.Route;
import io.rollcall.http.SessionCookie;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Signs out (our extension): ends what the caller has shown, whichever door issued it, and of a signed token whatever
 * came of the same login; with {@code everywhere} all credentials of theirs, at every door (OWASP, Session Management
 * Cheat Sheet).
 */
final class LogOutEndpoint implements Endpoint {

    private final Route route;
    private final BlockingExecutor blocking;
    private final CredentialClassifier credentials;
    private final CommandGateway commands;

    LogOutEndpoint(Route route, BlockingExecutor blocking, CredentialClassifier credentials, CommandGateway commands) {
        this.route = route;
        this.blocking = blocking;
        this.credentials = credentials;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return route;
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var everywhere = form.optional("everywhere", bool());
        form.check();
        return Reauthentication.get()
                .map(Reauthentication::shown)
                .flatMap(shown ->
                        blocking.call(() -> everywhere.or(false) ? endAll(call.user()) : end(call.user(), shown)))
                .map(position -> answer(call).at(position));
    }

    private long endAll(UserId user) {
        return commands.<Void>send(new SignOutEverywhere(user)).position();
    }

    private long end(UserId user, List<String> shown) {
        var ended = commands.<Boolean>send(new SignOut(user, credentials.of(user, shown)));
        if (!ended.result()) {
            throw new CallerLeft().at(ended.position()); // somebody else has ended it since they were let in
        }
        return ended.position();
    }

    private Answer answer(Call call) {
        var done = Answer.noContent();
        return route.door() == Door.REFERRAL ? SessionCookie.ended(done, call.base()) : done;
    }
}
