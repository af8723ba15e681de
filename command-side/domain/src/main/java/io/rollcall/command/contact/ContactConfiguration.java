// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contact;

import io.rollcall.command.verification.NumberHolders;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContactProperties.class)
class ContactConfiguration {

    @Bean
    WhenContactsChangeThenHoldNumbers whenContactsChangeThenHoldNumbers(NumberHolders holders) {
        return new WhenContactsChangeThenHoldNumbers(holders);
    }
}
