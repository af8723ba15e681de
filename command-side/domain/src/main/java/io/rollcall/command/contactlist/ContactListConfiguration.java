// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contactlist;

import io.rollcall.log.aggregate.Aggregates;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContactListProperties.class)
class ContactListConfiguration {

    @Bean
    Repository<ContactList> contactLists(Aggregates aggregates) {
        return aggregates.repository(ContactList.class);
    }
}
