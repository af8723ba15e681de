// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.contracts.limit.LimitCommand.RecordClosing;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.log.aggregate.CommandGateway;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {

    private static final Duration UPKEEP = Duration.ofMinutes(1);

    @Bean
    LimitDigest limitDigest(KeyedDigests digests) {
        return new LimitDigest(digests);
    }

    @Bean
    LimitThreads limitThreads() {
        return new LimitThreads();
    }

    @Bean
    ClosedBudgetReporter closedBudgetReporter(
            ObjectProvider<MeterRegistry> meters,
            Clock clock,
            LimitProperties properties,
            ObjectProvider<CommandGateway> commands,
            LimitThreads threads) {
        return new ClosedBudgetReporter(
                        meters.getIfAvailable(SimpleMeterRegistry::new),
                        clock,
                        !properties.enforces(),
                        recording(commands, threads.executor()))
                .foreseeing(properties.budgets());
    }

    @Bean
    Limits limits(
            LimitProperties properties,
            LimitDigest digests,
            Buckets buckets,
            ClosedBudgetReporter closings,
            Clock clock,
            LimitThreads threads) {
        return new BucketLimits(properties, digests, buckets, new ClosedBuckets(clock), closings, threads.executor());
    }

    /** Removes buckets that are full again, and tells of closings that were not told of at once. */
    @Bean
    PeriodicTask limitUpkeep(Buckets buckets, ClosedBudgetReporter closings) {
        return new PeriodicTask("limit-upkeep", UPKEEP, heart -> {
            closings.tell();
            buckets.removeExpired();
        });
    }

    private static Consumer<RecordClosing> recording(ObjectProvider<CommandGateway> commands, Executor threads) {
        var log = LoggerFactory.getLogger(ClosedBudgetReporter.class);
        return closing -> threads.execute(() -> {
            log.warn("A limit has closed: {} by {}, {} times", closing.cost(), closing.dimension(), closing.closings());
            try {
                commands.getObject().send(closing);
            } catch (RuntimeException e) {
                log.warn("That is not in the log: {}", e.getMessage());
            }
        });
    }
}
