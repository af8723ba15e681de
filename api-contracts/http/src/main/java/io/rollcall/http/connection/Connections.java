// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.rollcall.http.ClientNetwork;
import io.rollcall.http.ShutdownState;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.NettyPipeline;

/** The open connections of one server: counts them, bounds them, and ends them in good order when it stops. */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long TOLD_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ConnectionProperties limits;
    private final ShutdownState stopping;
    private final Set<PipelinedExchanges> open = ConcurrentHashMap.newKeySet();
    private final Map<Object, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicLong told = new AtomicLong(System.nanoTime() - TOLD_EVERY_NANOS);

    Connections(ConnectionProperties limits, ShutdownState stopping) {
        this.limits = limits;
        this.stopping = stopping;
    }

    /** Takes a new connection in, which is closed at once where there are too many. */
    void take(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
            return;
        }
        var address = ClientNetwork.of(remote);
        var ofAddress = byAddress.merge(address, 1, Integer::sum);
        var ofAll = all.incrementAndGet();
        channel.closeFuture().addListener(closed -> {
            all.decrementAndGet();
            byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
        });
        if (ofAddress > limits.ofOneAddress() || ofAll > limits.all()) {
            tell(ofAll);
            reset(channel);
        } else {
            watch(channel);
        }
    }

    /** How many connections there are. */
    int open() {
        return open.size();
    }

    private void watch(Channel channel) {
        var pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            var exchanges = new PipelinedExchanges(channel, limits.pipelined(), stopping);
            pipeline.addBefore(
                    NettyPipeline.HttpCodec, "rollcall.slow-reader", new PacedWriter(limits.writeTimeout(), exchanges));
            pipeline.addAfter(NettyPipeline.HttpCodec, "rollcall.exchanges", exchanges);
            open.add(exchanges);
            channel.closeFuture().addListener(closed -> open.remove(exchanges));
        }
    }

    /** Closes without a word, and without keeping what the client does not take. */
    static void reset(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    /**
     * Answers what is under way and what still comes on connections that are open, each of which ends with its answer;
     * then takes no request any more. Blocks for as long as that takes, at most for the two times that are set.
     */
    void drain() {
        stopping.begin();
        waitUntil(open::isEmpty, limits.linger().toNanos());
        stopping.close();
        open.forEach(PipelinedExchanges::closeIfIdle);
        waitUntil(
                () -> open.stream().noneMatch(PipelinedExchanges::isUnderWay),
                limits.drain().toNanos());
    }

    private static void waitUntil(BooleanSupplier done, long nanos) {
        var begun = System.nanoTime();
        while (!done.getAsBoolean() && System.nanoTime() - begun < nanos) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Once a minute at most. */
    private void tell(int ofAll) {
        var last = told.get();
        var now = System.nanoTime();
        if (now - last >= TOLD_EVERY_NANOS && told.compareAndSet(last, now)) {
            LOG.warn(
                    "Connections are refused: {} are open of {}, and one address may have {}",
                    ofAll - 1,
                    limits.all(),
                    limits.ofOneAddress());
        }
    }
}
