// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.blacklist.Blacklists;
import io.rollcall.command.group.KnownGroups;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingProperties.class)
class MessagingConfiguration {

    @Bean
    GroupMessageCommandHandler groupMessageCommandHandler(
            Repository<GroupConversation> groupConversations,
            KnownGroups groups,
            ConversationUsers correspondents,
            PresenceLeases presence,
            Clock clock) {
        return new GroupMessageCommandHandler(groupConversations, groups, correspondents, presence, clock);
    }

    @Bean
    ConversationUsers conversationUsers(PresentUsers present, Blacklists blacklists) {
        return new ConversationUsers() {
            @Override
            public Optional<KeyId> keyOf(UserId user) {
                return present.find(user).map(Known::key);
            }

            @Override
            public boolean blocks(UserId owner, UserId other) {
                return blacklists.blocks(owner, other);
            }

            @Override
            public Set<UserId> blocking(Collection<UserId> owners, UserId other) {
                return blacklists.blocking(owners, other);
            }
        };
    }
}
