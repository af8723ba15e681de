// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;

/**
 * Refuses text with the first byte of it that UTF-8 cannot have, as soon as that arrives (RFC 6455, section 8.1): reads
 * along before Netty's decoder, which hands out whole frames only. What that refuses is not looked at, nor what
 * follows.
 */
final class Utf8Gate extends ChannelInboundHandlerAdapter {

    private final Consumer<CloseStatus> close;
    private final FrameHead head = new FrameHead();
    private @Nullable Utf8Validator text;
    private boolean begun;
    private boolean inPayload;
    private long place;
    private boolean done;

    /** @param close closes the socket, with the reason; what the client sends is taken no more from then on */
    Utf8Gate(Consumer<CloseStatus> close) {
        this.close = close;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf arrived && !done) {
            follow(arrived.duplicate());
        }
        context.fireChannelRead(message);
    }

    private void follow(ByteBuf arrived) {
        while (!done && (inPayload ? endsIn(arrived) : beginsIn(arrived))) {
            // frame after frame
        }
    }

    /** Whether the head of a frame ends here. */
    private boolean beginsIn(ByteBuf arrived) {
        if (!head.takes(arrived)) {
            return false;
        }
        done = !head.isTaken(begun);
        if (!head.isSign()) {
            begun = !head.isLast();
            if (head.opcode() != FrameHead.CONTINUATION) {
                text = head.opcode() == FrameHead.TEXT ? new Utf8Validator() : null;
            }
        }
        inPayload = true;
        place = 0;
        return true;
    }

    /** Whether a frame ends here. */
    private boolean endsIn(ByteBuf arrived) {
        var part = arrived.readSlice((int) Math.min(arrived.readableBytes(), head.payload() - place));
        var ends = place + part.readableBytes() == head.payload();
        if (text != null && !head.isSign() && !mayBeText(text, part, ends && head.isLast())) {
            done = true;
            close.accept(Socket.NOT_UTF_8);
        }
        place += part.readableBytes();
        if (ends) {
            inPayload = false;
            head.clear();
        }
        return ends;
    }

    private boolean mayBeText(Utf8Validator text, ByteBuf part, boolean last) {
        var mask = Integer.rotateLeft(head.mask(), Byte.SIZE * (int) (place % Integer.BYTES));
        for (var at = part.readerIndex(); at < part.writerIndex(); at++) {
            mask = Integer.rotateLeft(mask, Byte.SIZE);
            if (!text.takes((byte) (part.getByte(at) ^ mask))) {
                return false;
            }
        }
        return !last || text.isWhole();
    }
}
