// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Watches how the requests of one connection arrive, on both sides of Netty's codec: closes the connection where line
 * and headers, or the body after them, are not complete in time, and has ill-framed requests refused, and what could
 * not be read of others be read by all alike. A connection between two requests is idle, which is another limit
 * ({@code server.netty.idle-timeout}).
 */
final class RequestTimeoutHandler {

    /** How long a client may take to notice that it is refused. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    /** The characters of a line that tell which header it is. */
    private static final int KNOWN_BY = 100;

    private final Duration headPatience;
    private final Duration bodyPatience;
    private final HeadErrorResponses refusals;
    private @Nullable Future<?> deadline;

    /** How a long line begins; else empty. */
    private String line = "";

    private RequestTimeoutHandler(Duration headPatience, Duration bodyPatience, HeadErrorResponses refusals) {
        this.headPatience = headPatience;
        this.bodyPatience = bodyPatience;
        this.refusals = refusals;
    }

    /** Watches a new connection, if it speaks HTTP/1.1. */
    static void watch(Channel channel, Duration headPatience, Duration bodyPatience, HeadErrorResponses refusals) {
        var pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            var handler = new RequestTimeoutHandler(headPatience, bodyPatience, refusals);
            pipeline.addBefore(NettyPipeline.HttpCodec, "rollcall.bytes", handler.new Bytes());
            pipeline.addAfter(NettyPipeline.HttpCodec, "rollcall.messages", handler.new Messages());
        }
    }

    private void expect(ChannelHandlerContext context, Duration within) {
        expectNothing();
        deadline = context.executor().schedule(() -> end(context.channel()), within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expectNothing() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private static void end(Channel channel) {
        if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) { // gone where it became a WebSocket
            channel.close();
        }
    }

    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (deadline == null) {
                expect(context, headPatience);
                line = bytes instanceof ByteBuf buffer ? longLine(buffer) : "";
            }
            context.fireChannelRead(bytes);
        }

        private static String longLine(ByteBuf bytes) {
            var end = bytes.bytesBefore((byte) '\n');
            return end < 0 || end > KNOWN_BY
                    ? bytes.toString(bytes.readerIndex(), Math.min(bytes.readableBytes(), KNOWN_BY), ISO_8859_1)
                    : "";
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            expectNothing();
            context.fireChannelInactive();
        }
    }

    private final class Messages extends ChannelDuplexHandler {

        private @Nullable HttpRequest refused;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                expect(context, bodyPatience);
                HeadValidator.settle(request);
                if (request.decoderResult().isFailure()) {
                    refused = request;
                    HeadErrorResponses.name(request, line);
                }
            }
            if (message instanceof LastHttpContent) {
                expectNothing();
            }
            context.fireChannelRead(message);
        }

        /**
         * Of what nobody reads the client's end would learn by a reset, which can overtake the answer (RFC 9112, 9.6).
         */
        @Override
        public void close(ChannelHandlerContext context, ChannelPromise closed) {
            if (refused != null && context.channel() instanceof DuplexChannel channel && !channel.isOutputShutdown()) {
                channel.config().setAutoRead(true); // the codec reads on, and drops it
                channel.shutdownOutput();
                context.executor().schedule(() -> context.close(closed), LINGER.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                context.close(closed);
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object answer, ChannelPromise promise) {
            context.write(refused == null ? answer : refusals.worded(refused, answer), promise);
        }
    }
}
