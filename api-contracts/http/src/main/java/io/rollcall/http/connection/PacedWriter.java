// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import reactor.netty.NettyPipeline;

/**
 * Gives the network of one client the next piece of an answer when it has taken the one before: what is given is copied
 * into direct memory, however much it is, and Reactor Netty gives up to 128 buffers. Closes the connection where the
 * client takes nothing, or next to nothing; streams of events and sockets, which are silent for long, have watches of
 * their own.
 */
final class PacedWriter extends ChannelDuplexHandler {

    /** What a client takes at least in the time that it has, unless less is waiting: some 500 bytes a second. */
    private static final long LEAST = 16 * 1024;

    private static final int PIECE = 16 * 1024;

    private record Waiting(Object message, ChannelPromise promise) {}

    private final Duration patience;
    private final PipelinedExchanges exchanges;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private long given;
    private long taken;
    private boolean watched;
    private boolean giving;

    /** @param patience within what time the client takes something */
    PacedWriter(Duration patience, PipelinedExchanges exchanges) {
        this.patience = patience;
        this.exchanges = exchanges;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        queue.add(new Waiting(message, promise));
        if (!watched) {
            watched = true;
            lookLater(context);
        }
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        give(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        give(context);
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        dropAll();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        dropAll();
    }

    /** Not within itself: to give is what makes the channel writable again. */
    private void give(ChannelHandlerContext context) {
        if (giving) {
            return;
        }
        giving = true;
        try {
            do {
                while (context.channel().isWritable() && !queue.isEmpty()) {
                    giveNext(context);
                }
                context.flush();
            } while (context.channel().isWritable() && !queue.isEmpty());
        } finally {
            giving = false;
        }
    }

    private void giveNext(ChannelHandlerContext context) {
        var next = queue.element();
        if (next.message() instanceof ByteBuf bytes && bytes.readableBytes() > PIECE) {
            given += PIECE;
            context.write(bytes.readRetainedSlice(PIECE));
        } else {
            queue.remove();
            given += next.message() instanceof ByteBuf bytes ? bytes.readableBytes() : 0; // else the progress is seen
            context.write(next.message(), next.promise());
        }
    }

    private void dropAll() {
        for (var waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            ReferenceCountUtil.release(waiting.message());
            waiting.promise().tryFailure(new ClosedChannelException());
        }
    }

    private void lookLater(ChannelHandlerContext context) {
        taken = takenOf(context);
        context.executor().schedule(() -> look(context), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(ChannelHandlerContext context) {
        var waiting = context.channel().unsafe().outboundBuffer();
        var isHttp = context.pipeline().get(NettyPipeline.HttpCodec) != null;
        if (waiting == null || (waiting.isEmpty() && queue.isEmpty()) || !isHttp || context.isRemoved()) {
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
        return waiting == null ? given : given - waiting.totalPendingWriteBytes() + waiting.currentProgress();
    }
}
