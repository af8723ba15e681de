// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.rollcall.command.messaging.MessagingProperties;
import io.rollcall.http.ServerSentEvents.HangUp;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.NettyPipeline;

/** One client's open connection: takes frames one after the other, and closes when it must. */
final class Socket {

    static final CloseStatus FAULT = new CloseStatus(1011, "A fault of the server");
    static final CloseStatus MALFORMED = new CloseStatus(1002, "An extension that was not agreed on");
    static final CloseStatus NOT_UTF_8 = new CloseStatus(1007, "The text is not UTF-8");
    static final CloseStatus TOO_LARGE = new CloseStatus(1009, "The message is too large");
    static final CloseStatus TOO_MANY = new CloseStatus(1008, "Too many messages");
    static final CloseStatus TOO_MANY_PARTS = new CloseStatus(1008, "A message in too many parts");
    static final CloseStatus TOO_LONG = new CloseStatus(1008, "A message that takes too long");
    static final CloseStatus TOO_SLOW = new CloseStatus(1008, "Messages are read too slowly");
    static final CloseStatus SILENT = new CloseStatus(1008, "No sign of life");
    static final CloseStatus SIGNED_OUT = new CloseStatus(1008, "The token is worth nothing any more");
    static final CloseStatus GOING_AWAY = new CloseStatus(1001, "The server goes away, come again");

    /** How long a client has to take the reason; then the connection is cut. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Frames that are taken from the network while one is worked on. */
    private static final int AHEAD = 16;

    /** What came of a client's frame: whatever it is told is written before its next frame is looked at. */
    @FunctionalInterface
    interface Frames {

        /** The one answer to a frame; empty for none. */
        Mono<byte[]> answer(Socket socket, byte[] frame);

        /** Of what kind the answer is to a frame of this one. */
        default WebSocketMessage.Type kindOfAnswer(WebSocketMessage.Type asked) {
            return WebSocketMessage.Type.TEXT;
        }
    }

    private final Bearer bearer;
    private final Channel channel;
    private final @Nullable Long since;
    private final FrameGate gate;
    private final OutboundQueue queue;
    private final NotificationSender sender;
    private final OrderedDelivery delivered = new OrderedDelivery();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final AtomicReference<@Nullable CloseStatus> reason = new AtomicReference<>();
    private volatile long asked = System.nanoTime();
    private boolean talks;

    /**
     * @param channel to be cut where the client does not let itself be told
     * @param since the position in the log from which on messages are for this socket (D-74); {@code null} where none
     *     are
     */
    Socket(Bearer bearer, Channel channel, @Nullable Long since, MessagingProperties limits) {
        this.bearer = bearer;
        this.channel = channel;
        this.since = since;
        this.gate = new FrameGate(limits, System::nanoTime, this::close);
        this.queue = new OutboundQueue(limits.unread().toBytes());
        this.sender = new NotificationSender(queue);
    }

    Bearer bearer() {
        return bearer;
    }

    /** Whether messages are for this socket; its user counts as connected then. */
    boolean receives() {
        return since != null;
    }

    /** Whether a message that stands here in the log is for this socket. */
    boolean receives(long position) {
        return since != null && position > since;
    }

    /** For how long nothing was heard of the client, in nanoseconds. */
    long silence() {
        return System.nanoTime() - gate.heard();
    }

    /** For how long a message of the client has been incomplete, in nanoseconds; 0 where none is. */
    long incomplete() {
        return gate.incomplete();
    }

    /** Asks the client for a sign of life where nothing was heard of it, or asked, for so long. */
    void ask(Duration quiet) {
        var now = System.nanoTime();
        if (now - Math.max(gate.heard(), asked) > quiet.toNanos()) {
            asked = now;
            push(OutboundFrame.ping());
        }
    }

    /** Completes when this socket begins to close, from which moment on nothing reaches its client any more. */
    Mono<Void> closing() {
        return closing.asMono();
    }

    /** The thread of its connection. */
    EventLoop eventLoop() {
        return channel.eventLoop();
    }

    /** Completes once the connection is done, however it ends. On the event loop. */
    Mono<Void> talk(WebSocketSession session, Frames frames) {
        var pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.ReactiveBridge) == null) {
            return Mono.empty(); // the client has gone already
        }
        pipeline.addFirst(new GracefulClose(GRACE)); // Netty itself closes over a frame that is too large
        pipeline.addAfter(
                pipeline.context(WebSocketFrameEncoder.class).name(), null, new CloseFrameGuard(this::instead));
        pipeline.addBefore(pipeline.context(WebSocketFrameDecoder.class).name(), null, new Utf8Gate(this::close));
        pipeline.addBefore(NettyPipeline.ReactiveBridge, null, gate);
        var in = session.receive()
                .map(InboundFrame::of)
                .concatMap(frame -> take(frame, frames).takeUntilOther(closing.asMono()), AHEAD)
                .then()
                .doOnError(TooLongFrameException.class, tooLarge -> close(TOO_LARGE))
                .onErrorResume(this::unlessClosing);
        pipeline.addBefore(
                NettyPipeline.ReactiveBridge, null, new DisconnectFilter()); // what joins parts is there by now
        var out = queue.writeTo(session)
                .takeUntilOther(closing.asMono())
                .onErrorResume(this::unlessClosing)
                .then(Mono.<Void>never());
        talks = true;
        if (isClosing()) {
            tellReason();
        }
        return Mono.firstWithSignal(in, out, session.closeStatus().then())
                .onErrorComplete() // a lost connection, mostly
                .doFinally(end -> sender.end());
    }

    /** A client that is being told why it must go has its time to hear it. */
    private Mono<Void> unlessClosing(Throwable lost) {
        return isClosing() ? Mono.never() : Mono.error(lost);
    }

    /** Brings a frame to the client, which is cut off where too much waits for it already. */
    void push(OutboundFrame frame) {
        if (!queue.offer(frame)) {
            close(TOO_SLOW);
        }
    }

    /** The same of a message, in its turn, as soon as all is there that it tells. Called by one thread. */
    void deliver(CompletableFuture<OutboundFrame> message) {
        delivered.add(message, this::push);
    }

    /**
     * Brings frames to the client as it takes them, in the place of those that came so before; closes the socket at
     * their end.
     *
     * @return completes once the first one is written
     */
    Mono<Void> tell(Flux<byte[]> frames) {
        return sender.begin(
                frames.takeUntilOther(closing.asMono()),
                fault -> close(fault instanceof HangUp ? TOO_SLOW : GOING_AWAY));
    }

    /** None of those that {@link #tell} brings comes any more. */
    void tellNoMore() {
        sender.stop();
    }

    /**
     * Tells the client why, once it listens, and closes; the first reason counts. Cuts the connection where the client
     * does not close it, too. What it sends until then is read and dropped: a connection that is closed over unread
     * bytes is reset, and the reason lost.
     */
    void close(CloseStatus status) {
        if (reason.compareAndSet(null, status)) {
            channel.eventLoop().execute(() -> {
                if (talks) {
                    tellReason();
                }
                closing.tryEmitEmpty();
            });
        }
    }

    /** The guard writes the reason, and only once. */
    private void tellReason() {
        channel.writeAndFlush(new CloseWebSocketFrame());
        channel.eventLoop().schedule(() -> channel.close(), GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A close frame without a code is Reactor's, which cancels what has failed, unless the client has sent one. */
    private @Nullable CloseStatus instead(CloseWebSocketFrame frame) {
        return isClosing() || frame.statusCode() >= 0 || gate.isLeft() ? reason.get() : FAULT;
    }

    private boolean isClosing() {
        return reason.get() != null;
    }

    private Mono<Void> take(InboundFrame frame, Frames frames) {
        if (isClosing()) {
            return Mono.empty();
        }
        return switch (frame.type()) {
            case PING -> queue.write(new OutboundFrame(WebSocketMessage.Type.PONG, frame.payload()));
            case PONG -> Mono.empty();
            case TEXT, BINARY ->
                frames.answer(this, frame.payload())
                        .flatMap(answer -> queue.write(new OutboundFrame(frames.kindOfAnswer(frame.type()), answer)));
        };
    }
}
