// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.contracts.shared.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** The one place where errors become answers: refusals, what Spring itself refuses, and what nobody foresaw. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ErrorHandler implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorHandler.class);

    private final List<ErrorTexts> errorTexts;
    private final ShutdownState stopping;

    /** @param errorTexts of the doors that do not talk like Django REST framework */
    ErrorHandler(List<ErrorTexts> errorTexts, ShutdownState stopping) {
        this.errorTexts = List.copyOf(errorTexts);
        this.stopping = stopping;
    }

    /** Always completes: Spring and Netty would log what is left to them with the URL and a stack trace. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
        var cause = Exceptions.unwrap(fault);
        FatalErrors.endIfFatal(cause);
        if (exchange.getResponse().isCommitted()) {
            if (!ClientGone.isTold(cause)) {
                unforeseen(exchange, cause);
            }
            return hangUp(exchange);
        }
        return ResponseRenderer.of(worded(exchange, answerTo(exchange, cause)))
                .flatMap(response -> response.writeTo(exchange, Writers.DEFAULT))
                .onErrorResume(late -> hangUp(exchange)); // Netty has answered a malformed request by itself
    }

    private Answer worded(ServerWebExchange exchange, Answer answer) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return errorTexts.stream()
                .filter(texts -> texts.isFor(path))
                .findFirst()
                .map(texts -> texts.worded(answer))
                .orElse(answer);
    }

    /** An answer that has begun cannot become another: what there is of it must not pass for a whole one. */
    private static Mono<Void> hangUp(ServerWebExchange exchange) {
        if (ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse()) instanceof HttpServerResponse netty) {
            netty.withConnection(Connection::dispose);
        }
        return Mono.empty();
    }

    private Answer answerTo(ServerWebExchange exchange, Throwable fault) {
        return switch (fault) {
            case Refusal refusal -> refusal.answer();
            case Unavailable unavailable -> Refusal.unavailable(1).answer();
            case ErrorResponse refused ->
                refused.getStatusCode().is4xxClientError()
                        ? SpringErrorAnswers.answer(
                                refused, exchange.getRequest().getMethod())
                        : unforeseen(exchange, fault);
            default ->
                stopping.isClosed() // what it needed may be gone
                        ? Refusal.unavailable(1).answer()
                        : unforeseen(exchange, fault);
        };
    }

    /** Logs kinds and places only: messages of exceptions and paths of requests may hold personal data. */
    private static Answer unforeseen(ServerWebExchange exchange, Throwable fault) {
        log.error(
                "Unforeseen at {} {}: {}",
                exchange.getRequest().getMethod(),
                exchange.getAttributeOrDefault(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, "an unknown path"),
                Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                        .limit(5)
                        .map(ErrorHandler::kindAndPlace)
                        .collect(Collectors.joining(", caused by ")));
        return Answer.of(500, Map.of("detail", "Internal server error."));
    }

    private static String kindAndPlace(Throwable fault) {
        var stack = fault.getStackTrace();
        return fault.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    /** With what Spring writes a response outside of a handler. */
    private enum Writers implements ServerResponse.Context {
        DEFAULT;

        private final HandlerStrategies strategies = HandlerStrategies.withDefaults();

        @Override
        public List<HttpMessageWriter<?>> messageWriters() {
            return strategies.messageWriters();
        }

        @Override
        public List<ViewResolver> viewResolvers() {
            return strategies.viewResolvers();
        }
    }
}
