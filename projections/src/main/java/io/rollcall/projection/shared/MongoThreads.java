// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.connection.TransportSettings;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/**
 * The threads that the driver reads and writes on. They end at once: their users have been stopped before, and Netty
 * would wait two seconds for more.
 */
final class MongoThreads implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 2;

    /** On the heap: into other memory the driver writes texts byte by byte, each with the checks of a buffer. */
    private static final ByteBufAllocator BUFFERS = new PooledByteBufAllocator(false);

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());

    TransportSettings transport() {
        return TransportSettings.nettyBuilder()
                .eventLoopGroup(group)
                .allocator(BUFFERS)
                .build();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
