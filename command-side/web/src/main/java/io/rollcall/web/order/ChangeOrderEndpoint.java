// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.order;

import static io.rollcall.http.drf.Field.bool;
import static io.rollcall.http.drf.Field.integer;
import static io.rollcall.http.drf.Field.userId;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.order.OrderCommand.AssignExecutor;
import io.rollcall.contracts.order.OrderCommand.CompleteOrder;
import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.order.OrderResult;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.limit.BudgetedLookUpLimit;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code PATCH /users/order/} of the order that {@code id} names: has somebody else do it ({@code executor}, for its
 * creator), or says that it is done ({@code done}, for creator and executor); one of the two. Our extension.
 */
@Component
final class ChangeOrderEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final CommandGateway commands;
    private final OrderAnswers answers;
    private final BudgetedLookUpLimit lookUps;

    ChangeOrderEndpoint(
            BlockingExecutor blocking, CommandGateway commands, OrderAnswers answers, BudgetedLookUpLimit lookUps) {
        this.blocking = blocking;
        this.commands = commands;
        this.answers = answers;
        this.lookUps = lookUps;
    }

    @Override
    public Route route() {
        return Route.patch(Door.CRM, "/users/order/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var id = form.required("id", integer().where(it -> it.bitLength() < Long.SIZE, "A valid integer is required."));
        var executor = form.optional("executor", userId());
        var done = form.optional("done", bool().where(it -> it, "What is done cannot be undone."));
        if (form.has("executor") == form.has("done")) {
            form.reject("non_field_errors", "Send either executor or done.");
        }
        form.check();
        var chosen = executor.isGiven() ? executor.value().orElseThrow(OrderAnswers::noSuchExecutor) : null;
        var order = new OrderId(id.value().longValueExact());
        if (order.value() < 1) {
            return Mono.error(Refusal::notFound);
        }
        return lookUps.take(Door.CRM, call.user(), chosen == null ? List.of() : List.of(chosen))
                .then(blocking.call(() -> change(order, call.user(), chosen)))
                .flatMap(decided -> answers.of(200, order, decided));
    }

    private CommandResult<OrderResult> change(OrderId order, UserId user, @Nullable UserId executor) {
        return commands.send(
                executor == null ? new CompleteOrder(order, user) : new AssignExecutor(order, user, executor));
    }
}
