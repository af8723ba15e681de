// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads what {@link SnapshotWriter} has written; some frames are decrypted ahead, on other threads. */
final class SnapshotReader {

    private static final int AHEAD = 8;
    private static final int LARGEST = 64 << 20;

    private final DataInputStream file;
    private final SnapshotCipher cipher;

    /** @param file behind its header */
    SnapshotReader(DataInputStream file, SnapshotCipher cipher) {
        this.file = file;
        this.cipher = cipher;
    }

    private record Frame(Document header, List<byte[]> documents) {}

    /**
     * Gives out all documents, packed.
     *
     * @return how many
     * @throws IOException where it is not whole; some are given out already then
     */
    long read(KeyedBackend.Documents target) throws IOException {
        var ahead = new ArrayDeque<CompletableFuture<Frame>>();
        long documents = 0;
        for (long read = 0, done = 0; ; done++) {
            for (; ahead.size() < AHEAD && readAhead(read, ahead); read++) {}
            var frame = next(ahead);
            if (frame.header().containsKey(SnapshotWriter.END)) {
                return documents;
            }
            var header = frame.header();
            target.take((String) header.get("database"), (String) header.get("collection"), frame.documents());
            documents += frame.documents().size();
        }
    }

    /** Whether there was one more. */
    private boolean readAhead(long number, Queue<CompletableFuture<Frame>> ahead) throws IOException {
        var length = file.readNBytes(Integer.BYTES);
        if (length.length < Integer.BYTES) {
            return false;
        }
        var bytes = Unpooled.wrappedBuffer(length).readInt();
        if (bytes < 0 || bytes > LARGEST) {
            throw new SnapshotRefused("it is damaged");
        }
        var sealed = file.readNBytes(bytes);
        ahead.add(CompletableFuture.supplyAsync(() -> opened(number, sealed)));
        return true;
    }

    private static Frame next(Queue<CompletableFuture<Frame>> ahead) throws IOException {
        var next = ahead.poll();
        if (next == null) {
            throw new SnapshotRefused("it is cut off");
        }
        try {
            return next.join();
        } catch (CompletionException e) {
            throw new SnapshotRefused("it is damaged");
        }
    }

    private Frame opened(long number, byte[] sealed) {
        try {
            return decoded(Unpooled.wrappedBuffer(cipher.open(number, sealed)));
        } catch (GeneralSecurityException e) {
            throw new CompletionException(e);
        }
    }

    private static Frame decoded(ByteBuf bytes) {
        var header = BsonDecoder.decodeBson(bytes);
        var documents = new ArrayList<byte[]>();
        while (bytes.isReadable()) { // each begins with its length
            var document = new byte[bytes.getIntLE(bytes.readerIndex())];
            bytes.readBytes(document);
            documents.add(document);
        }
        return new Frame(header, documents);
    }
}
