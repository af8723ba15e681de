// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.rollcall.command.messaging.MessagingProperties;
import io.rollcall.http.ClientGone;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;

/**
 * Counts every frame of one client, be it a message, a part of one, or a sign of life: stands before the parts of a
 * message are put together, since a message that never ends would count for nothing. Lets nothing but the client's
 * goodbye by once it has refused a frame.
 */
final class FrameGate extends ChannelInboundHandlerAdapter {

    private final FrameRate rate;
    private final int mostParts;
    private final LongSupplier nanos;
    private final Consumer<CloseStatus> close;
    private volatile long heard;
    private volatile @Nullable Long begun;
    private int parts;
    private boolean refused;
    private boolean left;

    /**
     * @param nanos a clock, such as {@link System#nanoTime()}
     * @param close closes the socket, with the reason
     */
    FrameGate(MessagingProperties limits, LongSupplier nanos, Consumer<CloseStatus> close) {
        this.rate = new FrameRate(limits, nanos);
        this.mostParts = limits.mostParts();
        this.nanos = nanos;
        this.close = close;
        this.heard = nanos.getAsLong();
    }

    /** When the client was last heard of. */
    long heard() {
        return heard;
    }

    /** For how long a message has been incomplete, in nanoseconds; 0 where none is. */
    long incomplete() {
        var since = begun;
        return since == null ? 0 : nanos.getAsLong() - since;
    }

    /** Whether the client has sent a close frame. On the event loop. */
    boolean isLeft() {
        return left;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof WebSocketFrame frame && !passes(frame)) {
            frame.release();
        } else {
            context.fireChannelRead(message);
        }
    }

    /**
     * What is no frame, Netty has answered; and it has closed what was hung up. Nobody might receive yet, or any more.
     */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (!(failure instanceof CorruptedWebSocketFrameException) && !ClientGone.isTold(failure)) {
            context.fireExceptionCaught(failure);
        }
    }

    private boolean passes(WebSocketFrame frame) {
        heard = nanos.getAsLong();
        left |= frame instanceof CloseWebSocketFrame;
        if (refused) {
            return frame instanceof CloseWebSocketFrame && frame.rsv() == 0;
        }
        var reason = refusal(frame);
        if (reason == null) {
            return true;
        }
        refused = true;
        begun = null;
        close.accept(reason);
        return false;
    }

    private @Nullable CloseStatus refusal(WebSocketFrame frame) {
        if (frame.rsv() != 0) { // Netty lets them by, whatever was agreed on
            return Socket.MALFORMED;
        }
        if (!rate.takes()) {
            return Socket.TOO_MANY;
        }
        return isLastPart(frame) || takesPart(frame) ? null : Socket.TOO_MANY_PARTS;
    }

    private boolean isLastPart(WebSocketFrame frame) {
        if (frame.isFinalFragment() && frame instanceof ContinuationWebSocketFrame) {
            parts = 0;
            begun = null;
        }
        return frame.isFinalFragment();
    }

    private boolean takesPart(WebSocketFrame frame) {
        if (!(frame instanceof ContinuationWebSocketFrame)) {
            begun = heard;
        }
        parts++;
        return parts < mostParts; // the last one is still to come
    }
}
