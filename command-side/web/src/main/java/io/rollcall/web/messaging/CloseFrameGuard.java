// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;

/**
 * Lets one close frame out, and nothing after it. Netty and Reactor write some of their own accord, such as an empty
 * one when what receives is cancelled; whichever comes first says what the server has to say.
 */
final class CloseFrameGuard extends ChannelOutboundHandlerAdapter {

    private final Function<CloseWebSocketFrame, @Nullable CloseStatus> instead;
    private boolean closed;

    /** @param instead what is said in the place of a close frame; {@code null} where that frame is right */
    CloseFrameGuard(Function<CloseWebSocketFrame, @Nullable CloseStatus> instead) {
        this.instead = instead;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (closed) {
            ReferenceCountUtil.release(message);
            promise.trySuccess(); // the waiting caller goes on to close the connection
        } else if (message instanceof CloseWebSocketFrame frame) {
            closed = true;
            context.write(right(frame), promise);
        } else {
            context.write(message, promise);
        }
    }

    private CloseWebSocketFrame right(CloseWebSocketFrame frame) {
        var status = instead.apply(frame);
        if (status == null) {
            return frame;
        }
        frame.release();
        return new CloseWebSocketFrame(status.getCode(), status.getReason());
    }
}
