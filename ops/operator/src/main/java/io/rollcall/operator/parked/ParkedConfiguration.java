// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.operator.job.Jobs;
import io.rollcall.projection.shared.ParkedRegister;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two acts, on one document or on many, and the jobs that do them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class ParkedConfiguration {

    @Bean
    ParkedNames parkedNames(ParkedRegister register, KeyedDigests digests) {
        return new ParkedNames(register, digests);
    }

    @Bean
    ParkedJob retryParkedJob(ParkedRegister register, ParkedNames names, Clock clock) {
        return new ParkedJob(ParkedJob.RETRY, register, names, clock);
    }

    @Bean
    ParkedJob evictParkedJob(ParkedRegister register, ParkedNames names, Clock clock) {
        return new ParkedJob(ParkedJob.EVICT, register, names, clock);
    }

    @Bean
    ParkedAct retryParked(ParkedNames names, Jobs jobs) {
        return new ParkedAct(ParkedJob.RETRY, names, jobs);
    }

    @Bean
    ParkedAct evictParked(ParkedNames names, Jobs jobs) {
        return new ParkedAct(ParkedJob.EVICT, names, jobs);
    }

    @Bean
    ParkedBulkAct retryAllParked(ParkedRegister register, Jobs jobs) {
        return new ParkedBulkAct(ParkedJob.RETRY, register, jobs);
    }

    @Bean
    ParkedBulkAct evictAllParked(ParkedRegister register, Jobs jobs) {
        return new ParkedBulkAct(ParkedJob.EVICT, register, jobs);
    }
}
