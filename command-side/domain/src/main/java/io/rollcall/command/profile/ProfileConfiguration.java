// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.profile;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.account.User;
import io.rollcall.command.account.UserIds;
import io.rollcall.command.credential.CredentialRevocation;
import io.rollcall.command.credential.Password;
import io.rollcall.command.login.LoginName;
import java.time.Clock;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    EnrolmentCommandHandler enrolmentCommandHandler(
            Repository<LoginName> loginNames,
            Repository<User> users,
            Repository<Password> passwords,
            UserIds ids,
            Clock clock) {
        return new EnrolmentCommandHandler(loginNames, users, passwords, ids, clock);
    }

    @Bean
    ProfileChangeCommandHandler profileChangeCommandHandler(
            PresentUsers present,
            Repository<LoginName> loginNames,
            Repository<User> users,
            Repository<Password> passwords,
            CredentialRevocation endings) {
        return new ProfileChangeCommandHandler(present, loginNames, users, passwords, endings);
    }
}
