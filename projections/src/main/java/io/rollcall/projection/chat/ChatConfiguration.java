// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.chat;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the chat door's users follow the log. */
@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

    @Bean
    ReadModelSubscription chatUserSubscription(ChatUserDocuments users, LogHistory log) {
        return new ReadModelSubscription(users.model(), log);
    }
}
