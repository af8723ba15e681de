// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

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
    ParkedJob retryParkedJob(ParkedRegister register, Clock clock) {
        return new ParkedJob(ParkedJob.RETRY, register, clock);
    }

    @Bean
    ParkedJob evictParkedJob(ParkedRegister register, Clock clock) {
        return new ParkedJob(ParkedJob.EVICT, register, clock);
    }

    @Bean
    ParkedAct retryParked(ParkedRegister register, Jobs jobs) {
        return new ParkedAct(ParkedJob.RETRY, register, jobs);
    }

    @Bean
    ParkedAct evictParked(ParkedRegister register, Jobs jobs) {
        return new ParkedAct(ParkedJob.EVICT, register, jobs);
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
