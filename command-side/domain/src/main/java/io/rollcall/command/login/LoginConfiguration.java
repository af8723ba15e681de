// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.http.text.NameSkeleton;
import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CorrelatedExecutor;
import io.rollcall.privacy.IdentifierExpiry;
import io.rollcall.privacy.NameSkeletons;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    @Bean
    NameSkeletons nameSkeletons() {
        return name -> NameSkeleton.of(name).stream().findFirst();
    }

    @Bean
    LoginNameOwners loginNameOwners(Aggregates aggregates) {
        return new LoginNameOwners(aggregates.reader(LoginName.class, LoginName::new));
    }

    @Bean
    ForgottenLoginNames forgottenLoginNames(
            IdentifierExpiry expiry, LoginNames names, CommandGateway commands, Clock clock) {
        return new ForgottenLoginNames(expiry, names, commands, clock);
    }

    /** As often as numbers are looked for. */
    @Bean
    PeriodicTask forgettingOfLoginNames(
            ForgottenLoginNames forgotten, @Value("${rollcall.verification.forgetting:1m}") Duration pause) {
        return new PeriodicTask("forgetting-login-names", pause, forgotten::look);
    }

    @Bean
    WhenLoginNameReleasedThenForget whenLoginNameReleasedThenForget(ForgottenLoginNames forgotten) {
        return new WhenLoginNameReleasedThenForget(forgotten, new CorrelatedExecutor());
    }
}
