// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.stream;

import io.rollcall.contracts.privacy.StreamIds;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.operator.job.Jobs;
import io.rollcall.operator.operation.Operations;
import io.rollcall.projection.stream.StreamBackfill;
import io.rollcall.projection.stream.StreamRestart;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Acts on the stream, and what its ids stand for, where operators are let in. */
@Configuration(value = "operatorStream", proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class StreamActsConfiguration {

    @Bean
    BackfillJob backfillJob(StreamBackfill backfill, LogHistory log) {
        return new BackfillJob(backfill, log);
    }

    @Bean
    BackfillAct backfillAct(StreamBackfill backfill, Jobs jobs) {
        return new BackfillAct(backfill, jobs);
    }

    @Bean
    SubjectEndpoint subjectEndpoint(StreamIds ids, Operations told) {
        return new SubjectEndpoint(ids, told::unmasks);
    }

    @Bean
    RestartJob restartJob(StreamRestart restart) {
        return new RestartJob(restart);
    }

    @Bean
    RestartAct restartAct(Jobs jobs) {
        return new RestartAct(jobs);
    }
}
