// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.process;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.rollcall.contracts.process.Loop;
import io.rollcall.web.shared.BlockingExecutor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;

/** A process in which an allocation fails, or something else, at the place that its first argument names. */
final class OutOfMemoryMain {

    private static final int LONG_ENOUGH_TO_END = 60_000;
    private static final int LONG_ENOUGH_TO_BE_THROWN = 500;

    private OutOfMemoryMain() {}

    /** @param arguments place, kind of error */
    public static void main(String[] arguments) throws Exception {
        try (var context = new GenericApplicationContext()) {
            new LastResort().initialize(context);
        }
        var fatal = arguments[1].equals("memory");
        at(arguments[0], fatal ? OutOfMemoryMain::allocate : OutOfMemoryMain::overflow);
        Thread.sleep(fatal ? LONG_ENOUGH_TO_END : LONG_ENOUGH_TO_BE_THROWN);
        System.out.println("alive");
        System.exit(0);
    }

    private static void at(String place, Runnable work) {
        switch (place) {
            case "loop" -> Loop.start("loop", Duration.ofSeconds(1), () -> true, heart -> work.run());
            case "thread" -> Thread.ofPlatform().start(work);
            case "virtual-thread" -> Thread.ofVirtual().start(work);
            case "pool" -> Executors.newSingleThreadExecutor().execute(work);
            case "blocking" ->
                new BlockingExecutor().call(() -> done(work)).onErrorComplete().subscribe();
            case "operator" ->
                Flux.just(1)
                        .publishOn(Schedulers.parallel())
                        .map(it -> done(work))
                        .subscribe();
            case "dropped" -> Operators.onErrorDropped(thrownBy(work), reactor.util.context.Context.empty());
            case "future" ->
                Mono.fromFuture(java.util.concurrent.CompletableFuture.runAsync(work))
                        .subscribe();
            case "netty" -> new EmbeddedChannel(reader(work)).writeInbound(Unpooled.EMPTY_BUFFER);
            case "logged" -> LoggerFactory.getLogger("reactor.netty.channel").debug("{} failed", "it", thrownBy(work));
            default -> throw new IllegalArgumentException(place);
        }
    }

    private static ChannelInboundHandlerAdapter reader(Runnable work) {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                work.run();
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                throw new IllegalStateException("worse", cause); // Netty tells of it, and that is all
            }
        };
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }

    private static Throwable thrownBy(Runnable work) {
        try {
            work.run();
            throw new IllegalStateException("Nothing was thrown");
        } catch (Error e) {
            return new IllegalStateException("Wrapped", e);
        }
    }

    private static void allocate() {
        var held = new long[64][];
        for (var i = 0; i < held.length; i++) {
            held[i] = new long[1 << 20];
        }
        new CountDownLatch(held.length).countDown();
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void overflow() {
        overflow();
    }
}
