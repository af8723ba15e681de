// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/**
 * Writes documents as a row of encrypted frames, each of which holds its length, names the collection and has about a
 * megabyte; the last one, without documents, shows that the file is whole.
 */
final class SnapshotWriter {

    static final String END = "end";

    private static final int FRAME = 1 << 20;

    private final DataOutputStream file;
    private final SnapshotCipher cipher;
    private final ByteBuf frame = Unpooled.buffer(2 * FRAME);
    private long frames;
    private long documents;

    SnapshotWriter(OutputStream file, SnapshotHeader header, SnapshotCipher cipher) throws IOException {
        this.file = new DataOutputStream(file);
        this.cipher = cipher;
        this.file.write(header.bytes());
    }

    /** @param part packed, as BSON */
    void add(String database, String collection, List<byte[]> part) throws IOException {
        begin(Map.of("database", database, "collection", collection));
        for (var document : part) {
            if (frame.readableBytes() >= FRAME) {
                flush();
                begin(Map.of("database", database, "collection", collection));
            }
            frame.writeBytes(document);
            documents++;
        }
        flush();
    }

    /** @return how many documents there are */
    long end() throws IOException {
        begin(Map.of(END, frames));
        flush();
        file.flush();
        return documents;
    }

    private void begin(Map<String, ?> header) {
        frame.clear();
        BsonEncoder.encodeDocument(header, frame);
    }

    private void flush() throws IOException {
        try {
            var sealed = cipher.seal(frames, frame.array(), frame.readableBytes());
            file.writeInt(sealed.length);
            file.write(sealed);
            frames++;
        } catch (GeneralSecurityException e) {
            throw new IOException("A snapshot cannot be encrypted", e);
        }
    }
}
