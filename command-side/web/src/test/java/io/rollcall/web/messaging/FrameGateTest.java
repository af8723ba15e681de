// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.rollcall.command.messaging.MessagingProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.socket.CloseStatus;

class FrameGateTest {

    static final MessagingProperties LIMITS = new MessagingProperties(
            DataSize.ofKilobytes(64),
            500,
            5000,
            1000,
            Duration.ofSeconds(60),
            DataSize.ofMegabytes(1),
            32,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5));

    private final AtomicLong now = new AtomicLong(-5); // System.nanoTime() may begin anywhere
    private final List<CloseStatus> closed = new ArrayList<>();
    private final FrameGate gate = new FrameGate(LIMITS, now::get, closed::add);
    private final EmbeddedChannel channel = new EmbeddedChannel(gate);

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    @Test
    void partsOfMessagesCountAsFrames() {
        say(part(true));
        say(501, frame -> part(false));
        assertThat(closed).containsExactly(Socket.TOO_MANY);
        assertThat(channel.inboundMessages()).hasSize(500);
    }

    @Test
    void signsOfLifeCountAsFrames() {
        say(501, frame -> frame % 2 == 0 ? new PingWebSocketFrame() : new PongWebSocketFrame());
        assertThat(closed).containsExactly(Socket.TOO_MANY);
    }

    @Test
    void aMessageHasAThousandParts() {
        for (var message = 0; message < 3; message++) {
            say(part(true));
            slowly(998);
            say(new ContinuationWebSocketFrame(true, 0, Unpooled.EMPTY_BUFFER));
            now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        }
        assertThat(closed).isEmpty();
        say(part(true));
        slowly(999);
        assertThat(closed).containsExactly(Socket.TOO_MANY_PARTS);
    }

    @Test
    void tellsForHowLongAMessageHasBeenIncomplete() {
        assertThat(gate.incomplete()).isZero();
        say(part(true));
        now.addAndGet(7);
        say(part(false), new PingWebSocketFrame());
        assertThat(gate.incomplete()).isEqualTo(7);
        assertThat(gate.heard()).isEqualTo(2);
        say(new ContinuationWebSocketFrame(true, 0, Unpooled.EMPTY_BUFFER));
        now.addAndGet(7);
        assertThat(gate.incomplete()).isZero();
        say(new TextWebSocketFrame("whole"));
        assertThat(gate.incomplete()).isZero();
    }

    @Test
    void noExtensionIsAgreedOn() {
        say(new PingWebSocketFrame(true, 1, Unpooled.EMPTY_BUFFER));
        assertThat(closed).containsExactly(Socket.MALFORMED);
    }

    @Test
    void afterARefusalOnlyTheGoodbyePasses() {
        ByteBuf payload = Unpooled.copiedBuffer(new byte[] {1});
        say(new TextWebSocketFrame(true, 4, payload), part(true), new CloseWebSocketFrame(true, 2));
        assertThat(payload.refCnt()).isZero();
        assertThat(channel.inboundMessages()).isEmpty();
        say(new CloseWebSocketFrame());
        assertThat(channel.inboundMessages()).hasSize(1);
        assertThat(closed).hasSize(1);
    }

    /** 250 a second, a quarter of what a minute takes in all. */
    private void slowly(int parts) {
        for (var part = 0; part < parts; part++) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(4));
            say(part(false));
        }
    }

    private static WebSocketFrame part(boolean first) {
        return first
                ? new TextWebSocketFrame(false, 0, Unpooled.EMPTY_BUFFER)
                : new ContinuationWebSocketFrame(false, 0, Unpooled.EMPTY_BUFFER);
    }

    private void say(int times, IntFunction<WebSocketFrame> frame) {
        for (var time = 0; time < times; time++) {
            say(frame.apply(time));
        }
    }

    private void say(WebSocketFrame... frames) {
        channel.writeInbound((Object[]) frames);
    }
}
