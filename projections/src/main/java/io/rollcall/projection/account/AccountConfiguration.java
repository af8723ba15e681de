// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.account;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the accounts follow the log. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    ReadModelPositions accountPositions(AccountDocuments accounts, LogHistory log) {
        return new ReadModelPositions(accounts.model(), log);
    }
}
