// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contactlist;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the contact lists follow the log. */
@Configuration(proxyBeanMethods = false)
class ContactListConfiguration {

    @Bean
    ReadModelSubscription contactListSubscription(ContactListDocuments lists, LogHistory log) {
        return new ReadModelSubscription(lists.model(), log);
    }
}
