// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.order;

import static io.rollcall.http.drf.Field.text;
import static io.rollcall.http.drf.Field.userId;

import io.rollcall.command.order.OrderNumbers;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.order.OrderCommand.PlaceOrder;
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
import io.rollcall.web.account.KnownUsers;
import io.rollcall.web.limit.BudgetedLookUpLimit;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /users/order/}: places an order (our extension). */
@Component
final class PlaceOrderEndpoint implements Endpoint {

    private static final int DESCRIPTION_LENGTH = 2000;
    private static final int LENGTH = 150;

    /** What was sent, once it is checked. */
    private record Wish(
            @Nullable String code,
            String description,
            @Nullable String client,
            @Nullable String service,
            @Nullable UserId executor) {}

    private record Placed(OrderId order, CommandResult<OrderResult> decided) {}

    private final BlockingExecutor blocking;
    private final KnownUsers users;
    private final CommandGateway commands;
    private final OrderNumbers numbers;
    private final OrderAnswers answers;
    private final BudgetedLookUpLimit lookUps;

    PlaceOrderEndpoint(
            BlockingExecutor blocking,
            KnownUsers users,
            CommandGateway commands,
            OrderNumbers numbers,
            OrderAnswers answers,
            BudgetedLookUpLimit lookUps) {
        this.blocking = blocking;
        this.users = users;
        this.commands = commands;
        this.numbers = numbers;
        this.answers = answers;
        this.lookUps = lookUps;
    }

    @Override
    public Route route() {
        return Route.post(Door.CRM, "/users/order/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var code = form.nullable("order_code", text(LENGTH));
        var description = form.required("description", text(DESCRIPTION_LENGTH));
        var client = form.nullable("client", text(LENGTH));
        var service = form.nullable("service", text(LENGTH));
        var executor = form.nullable("executor", userId());
        form.check();
        var chosen = executor.isGiven() ? executor.value().orElseThrow(OrderAnswers::noSuchExecutor) : null;
        var wish = new Wish(code.orNull(), description.value(), client.orNull(), service.orNull(), chosen);
        return lookUps.take(Door.CRM, call.user(), chosen == null ? List.of() : List.of(chosen))
                .then(blocking.call(() -> place(call.user(), wish)))
                .flatMap(placed -> answers.of(201, placed.order(), placed.decided()));
    }

    /** What has no code from its creator is called by its number. */
    private Placed place(UserId creator, Wish wish) {
        var key = users.of(creator).key();
        var order = numbers.draw(creator)
                .orElseThrow(() -> Refusal.field("non_field_errors", "No more orders can be placed."));
        return new Placed(
                order,
                commands.send(new PlaceOrder(
                        order,
                        key,
                        creator,
                        wish.executor(),
                        wish.code() == null ? "R-" + order.value() : wish.code(),
                        wish.description(),
                        wish.client(),
                        wish.service())));
    }
}
