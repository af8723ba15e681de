// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.command.group.GroupNames;
import io.rollcall.command.messaging.MessagingProperties;
import io.rollcall.command.messaging.PresenceLeases;
import io.rollcall.http.NotificationFeed;
import io.rollcall.http.Queries;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.subscription.LiveEvents;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.web.shared.BlockingExecutor;
import java.time.Clock;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;

/** Where sockets open, and what brings messages to them. */
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {

    /** Before the doors' own router, which knows of no sockets. */
    private static final int BEFORE_THE_DOORS = -2;

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
            Queries queries,
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
    SocketAdmission socketAdmission(
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
            Sockets sockets,
            GroupNames groups,
            CommandGateway commands,
            NotificationFeed notifications) {
        var feed = new SocketNotifications(notifications);
        var messages = new SocketHandshake(
                bearers, admission, upgrade, true, new MessageFrames(blocking, sockets, groups, commands, feed));
        var echo = new SocketHandshake(bearers, admission, upgrade, false, new EchoFrames());
        return new SimpleUrlHandlerMapping(
                Map.of("/v1/ws", messages, "/v1/ws/", messages, "/v1/ws_echo", echo, "/v1/ws_echo/", echo),
                BEFORE_THE_DOORS);
    }
}
