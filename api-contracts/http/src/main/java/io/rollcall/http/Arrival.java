// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Watches how the requests of one connection arrive, on both sides of Netty's codec: closes the connection where line
 * and headers, or the body after them, are not complete in time, and has ill-framed requests refused. A connection
 * between two requests is idle, which is another limit ({@code server.netty.idle-timeout}).
 */
final class Arrival {

    private final Duration headPatience;
    private final Duration bodyPatience;
    private @Nullable Future<?> deadline;

    private Arrival(Duration headPatience, Duration bodyPatience) {
        this.headPatience = headPatience;
        this.bodyPatience = bodyPatience;
    }

    /** Watches a new connection, if it speaks HTTP/1.1. */
    static void watch(Channel channel, Duration headPatience, Duration bodyPatience) {
        var pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            var arrival = new Arrival(headPatience, bodyPatience);
            pipeline.addBefore(NettyPipeline.HttpCodec, "rollcall.bytes", arrival.new Bytes());
            pipeline.addAfter(NettyPipeline.HttpCodec, "rollcall.messages", arrival.new Messages());
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
            }
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            expectNothing();
            context.fireChannelInactive();
        }
    }

    private final class Messages extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                expect(context, bodyPatience);
                refuseIllFramed(request);
            }
            if (message instanceof LastHttpContent) {
                expectNothing();
            }
            context.fireChannelRead(message);
        }

        /**
         * Reactor Netty answers what it takes for undecodable with 400 or 431, in its turn, and closes the connection.
         */
        private static void refuseIllFramed(HttpRequest request) {
            if (!request.decoderResult().isSuccess()) {
                return;
            }
            if (request.headers().size() > Framing.MOST_FIELDS) {
                request.setDecoderResult(DecoderResult.failure(new TooLongHttpHeaderException("Too many fields")));
            } else if (!Framing.isSound(request)) {
                request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("Ill-framed")));
            }
        }
    }
}
