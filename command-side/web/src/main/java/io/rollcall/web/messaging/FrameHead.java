// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/** What stands before the payload of a client's frame (RFC 6455, section 5.2), however its bytes arrive. */
final class FrameHead {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int PING = 9;
    private static final int PONG = 10;

    private static final int RESERVED = 0x70;
    private static final int LONGEST_CONTROL = 125;
    private static final int SHORT_EXTENDED = 126;
    private static final int MASK_BYTES = 4;

    private final byte[] bytes = new byte[2 + Long.BYTES + MASK_BYTES];
    private int read;

    /** Takes what is there of it. Whether it is whole. */
    boolean takes(ByteBuf arrived) {
        while (read < length() && arrived.isReadable()) {
            bytes[read++] = arrived.readByte();
        }
        return read == length();
    }

    /** The next frame's comes now. */
    void clear() {
        read = 0;
    }

    /**
     * Whether Netty hands out a frame that begins so, and the next one.
     *
     * @param begun whether a message is incomplete
     */
    boolean isTaken(boolean begun) {
        var opens = opcode() == TEXT || opcode() == BINARY;
        var continues = opcode() == CONTINUATION;
        return (bytes[0] & RESERVED) == 0
                && isMasked()
                && payload() >= 0
                && (begun ? continues || isSign() : opens || isSign());
    }

    /** Whether it is a sign of life. */
    boolean isSign() {
        return (opcode() == PING || opcode() == PONG) && isLast() && short7() <= LONGEST_CONTROL;
    }

    boolean isLast() {
        return bytes[0] < 0;
    }

    int opcode() {
        return bytes[0] & 0xf;
    }

    /** How many bytes follow. */
    long payload() {
        return switch (extended()) {
            case Short.BYTES -> Short.toUnsignedLong(ByteBuffer.wrap(bytes).getShort(2));
            case Long.BYTES -> ByteBuffer.wrap(bytes).getLong(2);
            default -> short7();
        };
    }

    /** What four bytes of the payload are masked with. */
    int mask() {
        return ByteBuffer.wrap(bytes).getInt(length() - MASK_BYTES);
    }

    private int length() {
        return read < 2 ? 2 : 2 + extended() + (isMasked() ? MASK_BYTES : 0);
    }

    private int extended() {
        return short7() < SHORT_EXTENDED ? 0 : short7() == SHORT_EXTENDED ? Short.BYTES : Long.BYTES;
    }

    private int short7() {
        return bytes[1] & 0x7f;
    }

    private boolean isMasked() {
        return bytes[1] < 0;
    }
}
