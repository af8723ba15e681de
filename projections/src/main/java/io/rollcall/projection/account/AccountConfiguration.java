// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.account;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the accounts follow the log. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    ReadModelSubscription accountSubscription(AccountDocuments accounts, LogHistory log) {
        return new ReadModelSubscription(accounts.model(), log);
    }
}
