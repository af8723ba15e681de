// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the credentials follow the log. */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

    @Bean
    ReadModelSubscription credentialSubscription(CredentialDocuments credentials, LogHistory log) {
        return new ReadModelSubscription(credentials.model(), log);
    }
}
