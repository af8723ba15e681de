// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.account.User;
import io.rollcall.privacy.KeyRing;
import java.time.Clock;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmailProperties.class)
class EmailConfiguration {

    @Bean
    EmailRules emailRules(KeyRing ring, Clock clock, EmailProperties properties) {
        return new EmailRules(clock, properties, new MailedCodes(ring.codeKey()));
    }

    @Bean
    EmailVerificationCommandHandler emailVerificationCommandHandler(
            Repository<User> users, Repository<EmailVerification> verifications, EmailRules rules) {
        return new EmailVerificationCommandHandler(users, verifications, rules);
    }

    @Bean
    WhenEmailCodeIssuedThenMail whenEmailCodeIssuedThenMail(Letters letters) {
        return new WhenEmailCodeIssuedThenMail(letters);
    }
}
