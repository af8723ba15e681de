// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.nio.ByteBuffer;

/** The sub-blocks of a GIF: a length and so many bytes each, the last of none (GIF89a specification, section 15). */
final class GifBlocks {

    private GifBlocks() {}

    /** The index that is clear, by a graphic control extension; -1 for none. */
    static int clear(ByteBuffer file) {
        var control = Bytes.cut(file, Bytes.unsigned(file));
        if (control.hasRemaining()) {
            passedOver(file, -1);
        }
        return control.limit() >= 4 && (control.get(0) & 1) != 0 ? control.get(3) & 0xff : -1;
    }

    /** Passes over the sub-blocks that follow; what it is given. */
    static int passedOver(ByteBuffer file, int clear) {
        for (var length = Bytes.unsigned(file); length > 0; length = Bytes.unsigned(file)) {
            Bytes.cut(file, length);
        }
        return clear;
    }

    /** The content of the sub-blocks that follow, joined. */
    static ByteBuffer joined(ByteBuffer file) {
        var content = ByteBuffer.allocate(file.remaining());
        for (var length = Bytes.unsigned(file); length > 0; length = Bytes.unsigned(file)) {
            content.put(Bytes.cut(file, length));
        }
        return content.flip();
    }
}
