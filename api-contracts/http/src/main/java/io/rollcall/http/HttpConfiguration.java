// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.server.i18n.FixedLocaleContextResolver;
import org.springframework.web.server.i18n.LocaleContextResolver;

/** Opens the doors to all endpoints there are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HttpProperties.class, WebProperties.class})
class HttpConfiguration {

    private static final Duration GRACE = Duration.ofSeconds(5);

    @Bean
    RouterFunction<ServerResponse> doors(
            ObjectProvider<Endpoint> endpoints, ObjectProvider<ApiProtocol> protocols, ReadYourWrites written) {
        return new DoorRouter(endpoints.stream().toList(), protocols.stream().toList(), written);
    }

    @Bean
    RequestBodies bodies(HttpProperties properties) {
        return new RequestBodies(properties);
    }

    @Bean
    ClientAddresses clientAddresses(WebProperties properties) {
        return new ClientAddresses(properties.trustedProxies());
    }

    /** Spring parses no more of a request's headers than it can at little cost, and its language not at all. */
    @Bean
    HttpHandlerDecoratorFactory readableHeaders() {
        return new ReadableHeaders();
    }

    @Bean
    HttpHandlerDecoratorFactory oldClients() {
        return new Http10Adapter();
    }

    @Bean
    ExpectHeaderFilter expectHeaderFilter() {
        return new ExpectHeaderFilter();
    }

    @Bean
    @ConditionalOnBooleanProperty("rollcall.web.traces")
    TraceFilter traceFilter(ClientAddresses addresses) {
        return new TraceFilter(addresses);
    }

    @Bean
    RouterFunction<ServerResponse> wholeServer() {
        return new ServerOptionsRoute();
    }

    @Bean(WebHttpHandlerBuilder.LOCALE_CONTEXT_RESOLVER_BEAN_NAME)
    LocaleContextResolver localeContextResolver() {
        return new FixedLocaleContextResolver(Locale.ENGLISH);
    }

    /** A body in time, and then some, since the doors would rather say what is wrong than close. */
    @Bean
    NettyServerCustomizer requestTimeouts(HttpProperties properties, ObjectProvider<ErrorTexts> errorTexts) {
        var bodyPatience = properties.bodyTimeout().plus(GRACE);
        var refusals = new HeadErrorResponses(errorTexts.stream().toList());
        return server -> server.doOnChannelInit((observer, channel, remote) ->
                RequestTimeoutHandler.watch(channel, properties.headTimeout(), bodyPatience, refusals));
    }

    /** Its threads end at once: by then no request is under way, and Netty would wait two seconds for more. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        var resources = new ReactorResourceFactory();
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }

    @Bean
    AnswerBudgetFilter answerBudgetFilter(HttpProperties properties) {
        return new AnswerBudgetFilter(new BodyBudget(properties.budget()));
    }

    @Bean
    ShutdownState shutdownState() {
        return new ShutdownState();
    }

    @Bean
    ShutdownFilter refusedWhileStopping(ShutdownState stopping) {
        return new ShutdownFilter(stopping);
    }

    @Bean
    ErrorHandler faults(ObjectProvider<ErrorTexts> errorTexts, ShutdownState stopping) {
        return new ErrorHandler(errorTexts.stream().toList(), stopping);
    }
}
