// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets the last that was written to a client get there: a connection that is closed over unread bytes is reset, and
 * what the client has not read yet is lost, such as why it is sent away. So our end is closed first, what still comes
 * is read and dropped, and the rest follows once the client has closed its end, or has had its time.
 */
final class GracefulClose extends ChannelDuplexHandler {

    private final Duration grace;
    private boolean said;

    GracefulClose(Duration grace) {
        this.grace = grace;
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!said && context.channel() instanceof DuplexChannel channel && channel.isActive()) {
            said = true;
            channel.shutdownOutput();
            channel.config().setAutoRead(true);
            context.executor().schedule(() -> context.close(promise), grace.toMillis(), TimeUnit.MILLISECONDS);
        } else if (said) { // another caller that closes it meanwhile waits for the same end
            context.channel().closeFuture().addListener(end -> promise.trySuccess());
        } else {
            context.close(promise);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (said) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }
}
