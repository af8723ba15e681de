// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.util.NoSuchElementException;
import reactor.netty.NettyPipeline;

/** Our handlers among those of a connection, which may be closed at any time, and has none from then on. */
final class InPipeline {

    private InPipeline() {}

    /** Behind all that change what comes, before what hands it on to Reactor. */
    static void addLast(Channel channel, String name, ChannelHandler handler) {
        try {
            channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, name, handler);
        } catch (NoSuchElementException gone) {
            // nobody says anything any more
        }
    }

    static void remove(Channel channel, ChannelHandler handler) {
        try {
            channel.pipeline().remove(handler);
        } catch (NoSuchElementException gone) {
            // and with its connection all that stood in it
        }
    }
}
