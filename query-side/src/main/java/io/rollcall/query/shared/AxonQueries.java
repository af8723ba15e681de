// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.shared;

import io.rollcall.contracts.shared.Query;
import io.rollcall.http.Queries;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** By Axon's gateway. */
@Component
final class AxonQueries implements Queries {

    private static final ClassValue<ResponseType<?>> ANSWERS = new ClassValue<>() {
        @Override
        protected ResponseType<?> computeValue(Class<?> query) {
            return responseTo(ResolvableType.forClass(query).as(Query.class).getGeneric());
        }
    };

    private final QueryGateway gateway;

    AxonQueries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    @Override
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
