// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.log.subscription.Fence;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.Roles;
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

    /** By any role: a fleet may have this API in some processes only. */
    @Bean
    JobRunner jobRunner(Roles roles, JobKinds kinds, JdbcClient jdbc, Keys keys, Operations operations) {
        var fence = new Fence(JobRunner.NAME, jdbc);
        var table = new WorkTable(jdbc, keys, fence);
        var role = roles.all().contains(Role.PROJECTION)
                ? Role.PROJECTION
                : roles.all().stream().sorted().findFirst().orElse(Role.PROJECTION);
        return new JobRunner(role, kinds, table, new JobWork(table, operations), fence);
    }

    @Bean
    JobAct pauseJob(JobTable table, Operations operations, JobRunner runner) {
        return new JobAct("pause", Wanted.PAUSE, table, operations, runner);
    }

    @Bean
    JobAct resumeJob(JobTable table, Operations operations, JobRunner runner) {
        return new JobAct("resume", Wanted.RUN, table, operations, runner);
    }

    @Bean
    JobAct cancelJob(JobTable table, Operations operations, JobRunner runner) {
        return new JobAct("cancel", Wanted.CANCEL, table, operations, runner);
    }
}
