// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.timetravel;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.http.LookUpLimit;
import io.rollcall.http.chat.GroupNameIds;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.append.LogMeters;
import io.rollcall.web.shared.BlockingExecutor;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The queries and the endpoints that only read, without what follows, streams, or knows credentials. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class QueryCode {

    @ComponentScan(
            basePackages = "io.rollcall.query",
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "io\\.rollcall\\.query\\.(notification\\..*|credential\\..*|shared\\.ReadModelBarrier|.*Test(\\$.*)?)"))
    static class Queries {}

    /** The one GET that stands with what writes, since it allots a code to users that have none. */
    @ComponentScan(
            basePackages = "io.rollcall.web.referral",
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.rollcall\\.web\\.referral\\.ReferralProfileEndpoint"))
    static class ReferralProfile {}

    private final Clock clock;
    private final GroupNameIds names;

    QueryCode(Clock clock, GroupNameIds names) {
        this.clock = clock;
        this.names = names;
    }

    /** Nothing that it is given can write: the command gateway has no handlers. */
    void addTo(AnnotationConfigApplicationContext past) {
        past.registerBean(Clock.class, () -> clock);
        past.registerBean(LookUpLimit.class, () -> (door, user, strangers) -> Mono.empty());
        past.registerBean(GroupNameIds.class, () -> this::onThisThread);
        past.registerBean(BlockingExecutor.class, BlockingExecutor::new);
        past.registerBean(
                CommandGateway.class,
                () -> new CommandGateway(
                        SimpleCommandBus.builder().build(), Duration.ZERO, new LogMeters(new SimpleMeterRegistry())));
        past.register(Queries.class, ReferralProfile.class);
    }

    /** A name is looked for as it is now: what its id stands for, the log tells by ids alone. */
    private Mono<GroupNameId> onThisThread(String name) {
        return Mono.fromCallable(() -> names.find(name).block());
    }
}
