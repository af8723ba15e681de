// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contact;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the address books follow the log. */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    ReadModelSubscription contactSubscription(ContactDocuments contacts, LogHistory log) {
        return new ReadModelSubscription(contacts.model(), log);
    }
}
