// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.shared;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryBackpressure;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Has a query answered by its handler, which is in this process, and by nothing in between: a message, a bus and a unit
 * of work around each look-up cost more than the look-up. A handler answers with a future of what its query says.
 */
@Component
final class DirectQueryGateway implements QueryGateway, SmartInitializingSingleton {

    private static final MethodType ANSWER = MethodType.methodType(CompletableFuture.class, Object.class);

    private final ListableBeanFactory beans;
    private final Map<Class<?>, MethodHandle> handlers = new HashMap<>();

    DirectQueryGateway(ListableBeanFactory beans) {
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
    @SuppressWarnings("unchecked") // by the query's own type
    public <R, Q> CompletableFuture<R> query(String name, Q query, ResponseType<R> answer) {
        var handler = handlers.get(query.getClass());
        if (handler == null) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    "Nothing answers " + query.getClass().getName()));
        }
        try {
            return (CompletableFuture<R>) handler.invokeExact((Object) query);
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    @Override
    public <R, Q> Publisher<R> streamingQuery(String name, Q query, Class<R> answer) {
        throw new UnsupportedOperationException("Each query here has one answer");
    }

    @Override
    public <R, Q> Stream<R> scatterGather(String name, Q query, ResponseType<R> answer, long most, TimeUnit unit) {
        throw new UnsupportedOperationException("Each query here has one answer");
    }

    @Override
    @Deprecated
    public <Q, I, U> SubscriptionQueryResult<I, U> subscriptionQuery(
            String name,
            Q query,
            ResponseType<I> answer,
            ResponseType<U> update,
            SubscriptionQueryBackpressure backpressure,
            int size) {
        throw new UnsupportedOperationException("Each query here has one answer");
    }

    @Override
    public <Q, I, U> SubscriptionQueryResult<I, U> subscriptionQuery(
            String name, Q query, ResponseType<I> answer, ResponseType<U> update, int size) {
        throw new UnsupportedOperationException("Each query here has one answer");
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super QueryMessage<?, ?>> interceptor) {
        throw new UnsupportedOperationException("Nothing stands between a query and its handler");
    }
}
