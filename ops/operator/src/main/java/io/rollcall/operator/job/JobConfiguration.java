// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.log.subscription.Fence;
import io.rollcall.operator.operation.Operations;
import io.rollcall.privacy.Keys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class JobConfiguration {

    @Bean
    JobTable jobTable(JdbcClient jdbc, Keys keys) {
        return new JobTable(jdbc, keys);
    }

    @Bean
    JobKinds jobKinds(ObjectProvider<JobKind> all) {
        return new JobKinds(all);
    }

    @Bean
    JobActTable jobActTable(JdbcClient jdbc) {
        return new JobActTable(jdbc);
    }

    @Bean
    JobActKeys jobActKeys(JdbcClient jdbc) {
        return new JobActKeys(jdbc);
    }

    @Bean
    JobRunner jobRunner(JobKinds kinds, JdbcClient jdbc, Keys keys, Operations operations, JobActTable acts) {
        var fence = new Fence(JobRunner.NAME, jdbc);
        var table = new WorkTable(jdbc, keys, fence);
        var work = new JobWork(table, operations);
        return new JobRunner(kinds, table, work, new InterruptedActs(acts, operations), fence);
    }

    @Bean
    JobAct pauseJob(JobTable table, JobActTable acts, JobActKeys keys, Operations operations, JobRunner runner) {
        return new JobAct("pause", Wanted.PAUSE, table, acts, keys, operations, runner);
    }

    @Bean
    JobAct resumeJob(JobTable table, JobActTable acts, JobActKeys keys, Operations operations, JobRunner runner) {
        return new JobAct("resume", Wanted.RUN, table, acts, keys, operations, runner);
    }

    @Bean
    JobAct cancelJob(JobTable table, JobActTable acts, JobActKeys keys, Operations operations, JobRunner runner) {
        return new JobAct("cancel", Wanted.CANCEL, table, acts, keys, operations, runner);
    }
}
