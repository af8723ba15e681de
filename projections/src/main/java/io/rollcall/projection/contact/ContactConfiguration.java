// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contact;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the address books follow the log. */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    ReadModelPositions contactPositions(ContactDocuments contacts, LogHistory log) {
        return new ReadModelPositions(contacts.model(), log);
    }
}
