// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.mail;

import io.rollcall.command.email.EmailProperties;
import io.rollcall.command.email.MailServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
class MailConfiguration {

    @Bean
    MailServer mailServer(JavaMailSender sender, EmailProperties properties) {
        return new SmtpServer(sender, properties.from());
    }
}
