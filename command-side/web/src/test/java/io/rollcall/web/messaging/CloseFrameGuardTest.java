// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.socket.CloseStatus;

class CloseFrameGuardTest {

    private final AtomicReference<@Nullable CloseStatus> reason = new AtomicReference<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new CloseFrameGuard(frame -> reason.get()));

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    @Test
    void whoeverClosesFirstSaysWhatTheServerHasToSay() {
        reason.set(Socket.TOO_MANY);
        assertThat(channel.writeAndFlush(new CloseWebSocketFrame()).isSuccess()).isTrue();
        assertThat(codeOf(channel.readOutbound())).isEqualTo(1008);
    }

    @Test
    void aFrameStaysAsItIsWhereThereIsNothingToSay() {
        channel.writeAndFlush(new CloseWebSocketFrame(1002, "no"));
        assertThat(codeOf(channel.readOutbound())).isEqualTo(1002);
    }

    @Test
    void nothingIsWrittenAfterACloseFrame() {
        var text = new TextWebSocketFrame("before");
        var late = new TextWebSocketFrame("late");
        var second = new CloseWebSocketFrame(1008, "again");
        channel.writeAndFlush(text);
        channel.writeAndFlush(new CloseWebSocketFrame(1001, "later"));
        assertThat(channel.writeAndFlush(late).isSuccess()).isTrue();
        assertThat(channel.writeAndFlush(second).isSuccess())
                .as("who waits for it closes the connection")
                .isTrue();
        assertThat(channel.<Object>readOutbound()).isSameAs(text);
        assertThat(codeOf(channel.readOutbound())).isEqualTo(1001);
        assertThat(channel.<Object>readOutbound()).isNull();
        assertThat(late.refCnt()).isZero();
        assertThat(second.refCnt()).isZero();
        text.release();
    }

    private static int codeOf(CloseWebSocketFrame frame) {
        try {
            return frame.statusCode();
        } finally {
            frame.release();
        }
    }
}
