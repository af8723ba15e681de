// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes conversations and messages follow the log. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    ReadModelPositions conversationPositions(ConversationDocuments conversations, LogHistory log) {
        return new ReadModelPositions(conversations.model(), log);
    }

    @Bean
    ReadModelPositions groupConversationPositions(GroupConversationDocuments conversations, LogHistory log) {
        return new ReadModelPositions(conversations.model(), log);
    }

    @Bean
    ReadModelPositions messagePositions(PageDocuments pages, LogHistory log) {
        return new ReadModelPositions(pages.model(), log);
    }
}
