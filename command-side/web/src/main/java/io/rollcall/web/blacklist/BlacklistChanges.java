// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.blacklist;

import io.rollcall.contracts.blacklist.BlacklistCommand;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.drf.Form;
import io.rollcall.http.meet.RenamedField;
import io.rollcall.http.meet.UserField;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.limit.BudgetedLookUpLimit;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes the caller's blacklist by the one user that a form names, and answers with what has become of the list. */
@Component
final class BlacklistChanges {

    private final BlockingExecutor blocking;
    private final CommandGateway commands;
    private final BlacklistAnswers answers;
    private final BudgetedLookUpLimit lookUps;

    BlacklistChanges(
            BlockingExecutor blocking, CommandGateway commands, BlacklistAnswers answers, BudgetedLookUpLimit lookUps) {
        this.blocking = blocking;
        this.commands = commands;
        this.answers = answers;
        this.lookUps = lookUps;
    }

    /** @param change makes the command, of the owner and the user named */
    Mono<Answer> make(Call call, Form form, BiFunction<UserId, UserId, BlacklistCommand> change) {
        var user = RenamedField.USER.one(form, UserField.user());
        form.check();
        var field = RenamedField.USER.nameIn(form);
        var command = change.apply(call.user(), user.value());
        return lookUps.take(Door.MEET, call.user(), List.of(user.value()))
                .then(blocking.call(() -> BlacklistAnswers.done(field, commands.send(command))))
                .flatMap(position -> answers.list(call, position));
    }
}
