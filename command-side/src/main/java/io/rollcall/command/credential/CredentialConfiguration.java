// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.account.User;
import io.rollcall.command.account.UserIds;
import io.rollcall.command.log.Aggregates;
import io.rollcall.command.verification.CodeRules;
import io.rollcall.command.verification.PhoneNumber;
import java.time.Clock;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

    @Bean
    Repository<Credential> credentials(Aggregates aggregates) {
        return aggregates.repository(Credential.class);
    }

    @Bean
    SignIns signIns(
            Repository<PhoneNumber> phoneNumbers,
            Repository<User> users,
            Repository<Credential> credentials,
            UserIds ids,
            CodeRules rules,
            PresentUsers present,
            Clock clock) {
        return new SignIns(phoneNumbers, users, credentials, ids, rules, present, clock);
    }
}
