// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.connection;

import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.rollcall.http.ShutdownState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Bounds connections, and drains them before anything else stops. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionProperties.class)
class ConnectionConfiguration {

    /** What may wait in memory for one reader before no more of its answer is made. */
    private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

    @Bean
    Connections connections(ConnectionProperties properties, ShutdownState stopping) {
        return new Connections(properties, stopping);
    }

    @Bean
    NettyServerCustomizer boundConnections(Connections connections) {
        return server -> server.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING)
                .doOnChannelInit((observer, channel, remote) -> connections.take(channel));
    }

    @Bean
    Draining draining(Connections connections) {
        return new Draining(connections);
    }

    /** By now the server says that it is not ready; all of it is still at work. */
    record Draining(Connections connections) {

        @EventListener
        void on(ContextClosedEvent closing) {
            connections.drain();
        }
    }
}
