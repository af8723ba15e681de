// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.recovery;

import io.rollcall.command.account.User;
import io.rollcall.command.credential.CredentialRevocation;
import io.rollcall.command.credential.Password;
import io.rollcall.command.email.RecoveryProperties;
import io.rollcall.command.login.LoginNameOwners;
import io.rollcall.log.aggregate.Aggregates;
import java.time.Clock;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {

    @Bean
    RecoveryCommandHandler recoveryCommandHandler(
            Repository<User> users,
            Repository<Recovery> recoveries,
            Repository<Password> passwords,
            LoginNameOwners owners,
            Aggregates aggregates,
            RecoveryProperties properties,
            Clock clock,
            CredentialRevocation endings) {
        return new RecoveryCommandHandler(
                users,
                recoveries,
                passwords,
                owners,
                aggregates.reader(Recovery.class, Recovery::new),
                properties,
                clock,
                endings);
    }
}
