// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes conversations and messages follow the log. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    ReadModelSubscription conversationSubscription(ConversationDocuments conversations, LogHistory log) {
        return new ReadModelSubscription(conversations.model(), log);
    }

    @Bean
    ReadModelSubscription groupConversationSubscription(GroupConversationDocuments conversations, LogHistory log) {
        return new ReadModelSubscription(conversations.model(), log);
    }

    @Bean
    ReadModelSubscription messageSubscription(PageDocuments pages, LogHistory log) {
        return new ReadModelSubscription(pages.model(), log);
    }
}
