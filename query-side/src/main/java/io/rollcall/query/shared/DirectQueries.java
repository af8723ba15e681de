// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.shared;

import io.rollcall.contracts.shared.Query;
import io.rollcall.http.Queries;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has a query answered by its handler, which is in this process, and by nothing in between: a message, a bus and a unit
 * of work around each look-up cost more than the look-up. A handler answers with a future of what its query says.
 */
@Component
final class DirectQueries implements Queries, SmartInitializingSingleton {

    private static final MethodType ANSWER = MethodType.methodType(CompletableFuture.class, Object.class);

    private final ListableBeanFactory beans;
    private final Map<Class<?>, MethodHandle> handlers = new HashMap<>();

    DirectQueries(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var name : beans.getBeanDefinitionNames()) {
            var type = beans.getType(name, false);
            if (type != null) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(QueryHandler.class))
                        .forEach(method -> add(method, beans.getBean(name)));
            }
        }
    }

    private void add(Method method, Object bean) {
        try {
            method.setAccessible(true);
            var handler = MethodHandles.lookup().unreflect(method).bindTo(bean).asType(ANSWER);
            if (handlers.put(method.getParameterTypes()[0], handler) != null) {
                throw new IllegalStateException("Two answers to " + method.getParameterTypes()[0]);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Not to be called: " + method, e);
        }
    }

    @Override
    public <A> Mono<A> ask(Query<A> query) {
        return Mono.fromFuture(() -> answer(query));
    }

    @SuppressWarnings("unchecked") // by the query's own type
    private <A> CompletableFuture<A> answer(Query<A> query) {
        var handler = handlers.get(query.getClass());
        if (handler == null) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    "Nothing answers " + query.getClass().getName()));
        }
        try {
            return (CompletableFuture<A>) handler.invokeExact((Object) query);
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }
}
