// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.order;

import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.order.OrderQuery.FindOrder;
import io.rollcall.contracts.order.OrderResult;
import io.rollcall.http.Answer;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Queries;
import io.rollcall.http.Refusal;
import io.rollcall.http.crm.OrderBody;
import io.rollcall.log.aggregate.CommandResult;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The crm door's answers to placing and changing orders: the order as it is now. */
@Component
final class OrderAnswers {

    private final Queries queries;

    OrderAnswers(Queries queries) {
        this.queries = queries;
    }

    /** The order, with this status; or a {@link Refusal}. */
    Mono<Answer> of(int status, OrderId order, CommandResult<OrderResult> decided) {
        var position = decided.position();
        return Mono.fromCallable(() -> creator(decided))
                .map(done -> new FindOrder(done.creator(), order, position))
                .flatMap(query -> queries.ask(query))
                .map(found -> found.orElseThrow(Refusal::notFound))
                .map(found -> Answer.of(status, OrderBody.of(found)).at(position));
    }

    private static OrderResult.Done creator(CommandResult<OrderResult> decided) {
        return switch (decided.result()) {
            case OrderResult.Done done -> done;
            case OrderResult.NoSuchOrder unknown -> throw Refusal.notFound().at(decided.position());
            case OrderResult.CallerLeft left -> throw new CallerLeft().at(decided.position());
            case OrderResult.NotTheirs forbidden ->
                throw Refusal.permissionDenied().at(decided.position());
            case OrderResult.NoSuchExecutor nobody -> throw noSuchExecutor().at(decided.position());
            case OrderResult.AlreadyCompleted done ->
                throw Refusal.field("executor", "The order is done already.").at(decided.position());
        };
    }

    static Refusal noSuchExecutor() {
        return Refusal.field("executor", "The user must exist.");
    }
}
