// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Ways to read the parts of a file; each fails with a {@link BufferUnderflowException} where the file ends earlier. */
final class Bytes {

    private Bytes() {}

    /** The next so many bytes, as a part of their own in the same byte order; the file stands behind them. */
    static ByteBuffer cut(ByteBuffer from, long length) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        var cut = from.slice(from.position(), (int) length).order(from.order());
        from.position(from.position() + (int) length);
        return cut;
    }

    /** All bytes of a part, copied, wherever it stands. */
    static byte[] all(ByteBuffer part) {
        var bytes = new byte[part.limit()];
        part.get(0, bytes);
        return bytes;
    }

    static int unsigned(ByteBuffer from) {
        return from.get() & 0xff;
    }

    static int unsignedShort(ByteBuffer from) {
        return from.getShort() & 0xffff;
    }

    static boolean begins(ByteBuffer part, String latin1) {
        var magic = ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
        return part.limit() >= magic.limit() && part.slice(0, magic.limit()).equals(magic);
    }
}
