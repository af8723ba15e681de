// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.account;

import static io.rollcall.http.drf.Field.bool;
import static io.rollcall.http.drf.Field.file;
import static io.rollcall.http.drf.Field.text;

import io.rollcall.contracts.account.AccountChangeResult;
import io.rollcall.contracts.account.AccountQuery.FindAccount;
import io.rollcall.contracts.account.UserCommand.ChangeSettings;
import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.FormValue.Upload;
import io.rollcall.http.Queries;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Entry;
import io.rollcall.http.drf.Form;
import io.rollcall.http.meet.AccountBody;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.media.Uploads;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code PATCH /api/account/}: changes what is given, all or nothing, and answers with the account (A-52..A-61). */
@Component
final class ChangeSettingsEndpoint implements Endpoint {

    private static final int NAME_LENGTH = 255;

    private final BlockingExecutor blocking;
    private final CommandGateway commands;
    private final Uploads uploads;
    private final KnownUsers users;
    private final Queries queries;

    ChangeSettingsEndpoint(
            BlockingExecutor blocking, CommandGateway commands, Uploads uploads, KnownUsers users, Queries queries) {
        this.blocking = blocking;
        this.commands = commands;
        this.uploads = uploads;
        this.users = users;
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.patch(Door.MEET, "/api/account/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var name = form.optional("name", text(NAME_LENGTH));
        var hidden = form.optional("hidden_phone", bool());
        var avatar = form.optional("avatar", file());
        return blocking.call(() -> change(call, form, name, hidden, avatar)).flatMap(decided -> answer(call, decided));
    }

    private CommandResult<AccountChangeResult> change(
            Call call, Form form, Entry<String> name, Entry<Boolean> hidden, Entry<Upload> avatar) {
        var image = uploads.verified(form, "avatar", avatar, call.user());
        form.check();
        var stored = image == null ? null : uploads.store(users.of(call.user()).key(), image);
        CommandResult<AccountChangeResult> decided =
                commands.send(new ChangeSettings(call.user(), name.orNull(), hidden.orNull(), stored));
        return switch (decided.result()) {
            case DONE -> decided;
            case USER_LEFT -> throw new CallerLeft().at(decided.position());
        };
    }

    private Mono<Answer> answer(Call call, CommandResult<AccountChangeResult> decided) {
        var account = new FindAccount(call.user(), decided.position());
        return queries.ask(account)
                .map(found -> found.orElseThrow(CallerLeft::new))
                .map(found -> Answer.ok(AccountBody.of(found, call)).at(decided.position()));
    }
}
