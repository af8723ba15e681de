// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.shared;

import io.rollcall.contracts.shared.Query;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has queries answered, each by what it says that it is answered by. */
@Component
public final class Queries {

    private static final ClassValue<ResponseType<?>> ANSWERS = new ClassValue<>() {
        @Override
        protected ResponseType<?> computeValue(Class<?> query) {
            return responseTo(ResolvableType.forClass(query).as(Query.class).getGeneric());
        }
    };

    private final QueryGateway gateway;

    public Queries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /** Asks once for each subscriber; fails as the query's handler does. */
    @SuppressWarnings("unchecked") // by the query's own type
    public <A> Mono<A> ask(Query<A> query) {
        var answer = (ResponseType<A>) ANSWERS.get(query.getClass());
        return Mono.fromFuture(() -> gateway.query(query, answer));
    }

    private static ResponseType<?> responseTo(ResolvableType answer) {
        var type = answer.toClass();
        if (type == Optional.class) {
            return ResponseTypes.optionalInstanceOf(answer.getGeneric().toClass());
        }
        return type == List.class
                ? ResponseTypes.multipleInstancesOf(answer.getGeneric().toClass())
                : ResponseTypes.instanceOf(type);
    }
}
