// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.rollcall.http.ClientGone;

/**
 * Keeps to itself that a client has gone, be it in the middle of a message or after its goodbye, which would be logged
 * as an error where nobody receives any more. Netty closes the connection all the same, and tells that it is closed.
 */
final class DisconnectFilter extends ChannelInboundHandlerAdapter {

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (!ClientGone.isTold(failure)) {
            context.fireExceptionCaught(failure);
        }
    }
}
