// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;

/**
 * Refuses text with the first part of it that UTF-8 cannot have (RFC 6455, section 8.1), before parts are put together.
 * Lets nothing but the client's goodbye by from then on.
 */
final class Utf8Gate extends ChannelInboundHandlerAdapter {

    private final Consumer<CloseStatus> close;
    private @Nullable Utf8Validator text;
    private boolean refused;

    /** @param close closes the socket, with the reason */
    Utf8Gate(Consumer<CloseStatus> close) {
        this.close = close;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof WebSocketFrame frame && !passes(frame)) {
            frame.release();
        } else {
            context.fireChannelRead(message);
        }
    }

    private boolean passes(WebSocketFrame frame) {
        if (!refused && !mayBeText(frame)) {
            refused = true;
            close.accept(Socket.NOT_UTF_8);
        }
        return !refused || frame instanceof CloseWebSocketFrame;
    }

    private boolean mayBeText(WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame begun -> text = new Utf8Validator();
            case BinaryWebSocketFrame begun -> text = null;
            case ContinuationWebSocketFrame part -> {}
            default -> {
                return true;
            }
        }
        return text == null || text.takes(frame.content()) && (!frame.isFinalFragment() || text.isWhole());
    }
}
