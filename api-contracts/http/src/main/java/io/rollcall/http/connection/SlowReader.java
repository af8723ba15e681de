// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.netty.NettyPipeline;

/**
 * Closes a connection whose client takes nothing, or next to nothing, of what is written to it. Streams of events and
 * sockets, which are silent for long, have watches of their own.
 */
final class SlowReader extends ChannelOutboundHandlerAdapter {

    /** What a client takes at least in the time that it has, unless less is waiting: some 500 bytes a second. */
    private static final long LEAST = 16 * 1024;

    private final Duration patience;
    private final Exchanges exchanges;
    private long written;
    private long taken;
    private boolean watched;

    /** @param patience within what time the client takes something */
    SlowReader(Duration patience, Exchanges exchanges) {
        this.patience = patience;
        this.exchanges = exchanges;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        written += switch (message) {
            case ByteBuf bytes -> bytes.readableBytes();
            case ByteBufHolder holder -> holder.content().readableBytes();
            default -> 0; // a file, whose progress is seen
        };
        context.write(message, promise);
        if (!watched) {
            watched = true;
            lookLater(context);
        }
    }

    private void lookLater(ChannelHandlerContext context) {
        taken = takenOf(context);
        context.executor().schedule(() -> look(context), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(ChannelHandlerContext context) {
        var waiting = context.channel().unsafe().outboundBuffer();
        var isHttp = context.pipeline().get(NettyPipeline.HttpCodec) != null;
        if (waiting == null || waiting.isEmpty() || !isHttp || context.isRemoved()) {
            watched = false; // all is taken; the next write begins anew
        } else if (exchanges.isStream() || Math.abs(takenOf(context) - taken) >= LEAST) {
            lookLater(context);
        } else {
            Connections.reset(context.channel());
        }
    }

    /** The bytes that the client has taken, or its network for it. */
    private long takenOf(ChannelHandlerContext context) {
        var waiting = context.channel().unsafe().outboundBuffer();
        return waiting == null ? written : written - waiting.totalPendingWriteBytes() + waiting.currentProgress();
    }
}
