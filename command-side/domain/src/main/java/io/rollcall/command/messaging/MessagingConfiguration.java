// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.blacklist.Blacklists;
import io.rollcall.command.group.GroupNames;
import io.rollcall.command.group.KnownGroups;
import io.rollcall.command.shared.BlockingExecutor;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.NotificationFeed;
import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.subscription.LiveEvents;
import io.rollcall.log.subscription.LogHistory;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingProperties.class)
class MessagingConfiguration {

    /** Before the doors' own router, which knows of no sockets. */
    private static final int BEFORE_THE_DOORS = -2;

    @Bean
    Repository<Conversation> conversations(Aggregates aggregates) {
        return aggregates.repository(Conversation.class);
    }

    @Bean
    Repository<GroupConversation> groupConversations(Aggregates aggregates) {
        return aggregates.repository(GroupConversation.class);
    }

    @Bean
    GroupMessageCommandHandler groupMessages(
            Repository<GroupConversation> groupConversations,
            KnownGroups groups,
            ConversationUsers correspondents,
            PresenceLeases presence,
            Clock clock) {
        return new GroupMessageCommandHandler(groupConversations, groups, correspondents, presence, clock);
    }

    @Bean
    ConversationUsers correspondents(PresentUsers present, Blacklists blacklists) {
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

    @Bean
    PresenceLeases presence(JdbcClient jdbc, MessagingProperties properties) {
        return new PresenceLeases(jdbc, properties.lease(), UUID.randomUUID());
    }

    @Bean
    Sockets sockets(PresenceLeases presence, MessagingProperties properties) {
        return new Sockets(presence, properties.socketsPerUser());
    }

    @Bean
    RevokedCredentials revoked(Sockets sockets) {
        return new RevokedCredentials(sockets);
    }

    @Bean
    SocketLifecycle socketLife(
            Sockets sockets,
            RevokedCredentials revoked,
            PresenceLeases presence,
            EventStore events,
            QueryGateway queries,
            MessagingProperties limits,
            Clock clock) {
        var delivery = new SocketDelivery(sockets, revoked, new SenderNames(queries));
        var live = new LiveEvents("socket-delivery", events, delivery);
        return new SocketLifecycle(sockets, presence, live, limits, clock);
    }

    /** Pings are answered by us, since they count as frames. */
    @Bean
    SocketUpgrade socketUpgrade(MessagingProperties limits) {
        var most = Math.toIntExact(limits.maxFrame().toBytes());
        return new SocketUpgrade(new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(
                () -> WebsocketServerSpec.builder().maxFramePayloadLength(most).handlePing(true))));
    }

    @Bean
    SocketAdmission openings(
            Sockets sockets,
            RevokedCredentials revoked,
            LogHistory log,
            BlockingExecutor blocking,
            MessagingProperties limits) {
        return new SocketAdmission(sockets, revoked, log, blocking, limits);
    }

    @Bean
    HandlerMapping socketPaths(
            BearerResolver bearers,
            SocketAdmission admission,
            SocketUpgrade upgrade,
            BlockingExecutor blocking,
            PresenceLeases presence,
            GroupNames groups,
            CommandGateway commands,
            NotificationFeed notifications) {
        var feed = new SocketNotifications(notifications);
        var messages = new SocketHandshake(
                bearers, admission, upgrade, true, new MessageFrames(blocking, presence, groups, commands, feed));
        var echo = new SocketHandshake(bearers, admission, upgrade, false, new EchoFrames());
        return new SimpleUrlHandlerMapping(
                Map.of("/v1/ws", messages, "/v1/ws/", messages, "/v1/ws_echo", echo, "/v1/ws_echo/", echo),
                BEFORE_THE_DOORS);
    }
}
