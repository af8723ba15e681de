// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.rollcall.http.ClientGone;

/**
 * Keeps to itself that a client has gone in the middle of a message, which Netty would have logged as an error. That
 * the connection is closed is told all the same.
 */
final class HangUps extends ChannelInboundHandlerAdapter {

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (context.channel().isActive() || !ClientGone.isTold(failure)) {
            context.fireExceptionCaught(failure);
        }
    }
}
