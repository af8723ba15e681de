// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * One message of MongoDB's wire protocol, as it came: an OP_MSG, or the OP_QUERY and OP_REPLY of a client's first
 * words.
 */
record WireMessage(ByteBuffer bytes) {

    private static final int HEADER = 16;
    private static final int REPLY = 1;
    private static final int QUERY = 2004;
    private static final int MSG = 2013;
    private static final int LARGEST = 64 << 20;

    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 1 << 1;
    private static final int EXHAUST_ALLOWED = 1 << 16;

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    /** The next message; {@code null} at the end of the stream. */
    static @Nullable WireMessage read(DataInputStream in) throws IOException {
        int length;
        try {
            length = Integer.reverseBytes(in.readInt());
        } catch (EOFException e) {
            return null;
        }
        if (length < HEADER || length > LARGEST) {
            throw new IOException("A message of " + length + " bytes");
        }
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(0, length);
        in.readFully(bytes.array(), Integer.BYTES, length - Integer.BYTES);
        return new WireMessage(bytes);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes.array());
        out.flush();
    }

    /** The command or the answer, with what was sent beside it in its place. */
    BsonDocument document() {
        return switch (opCode()) {
            case MSG -> sections();
            case QUERY -> documentAt(HEADER + Integer.BYTES + collection().length() + 1 + 2 * Integer.BYTES);
            case REPLY -> documentAt(HEADER + 2 * Integer.BYTES + Long.BYTES + Integer.BYTES);
            default -> throw new IllegalStateException("Messages of kind " + opCode() + " are not spoken here");
        };
    }

    /** The database, where the message itself does not say. */
    String database() {
        return opCode() == QUERY ? collection().replaceFirst("\\..*", "") : "";
    }

    /** Whether nobody waits for an answer. */
    boolean isUnanswered() {
        return opCode() == MSG && (flags() & MORE_TO_COME) != 0;
    }

    /** The same for a server that is to answer once. */
    WireMessage withoutExhaust() {
        if (opCode() == MSG) {
            bytes.putInt(HEADER, flags() & ~EXHAUST_ALLOWED);
        }
        return this;
    }

    /** The same with another document. */
    WireMessage with(BsonDocument document) {
        return of(opCode() == QUERY ? MSG : opCode(), id(), bytes.getInt(8), document);
    }

    /** An answer to this one, in the form that it was asked in. */
    WireMessage answer(BsonDocument document) {
        return of(opCode() == QUERY ? REPLY : MSG, 0, id(), document);
    }

    private static WireMessage of(int opCode, int id, int responseTo, BsonDocument document) {
        var body = new RawBsonDocument(document, CODEC).getByteBuffer().asNIO();
        var before = opCode == REPLY ? HEADER + 2 * Integer.BYTES + Long.BYTES + Integer.BYTES : HEADER + 5;
        var bytes = ByteBuffer.allocate(before + body.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(bytes.capacity()).putInt(id).putInt(responseTo).putInt(opCode);
        if (opCode == REPLY) {
            bytes.putInt(0).putLong(0).putInt(0).putInt(1);
        } else {
            bytes.putInt(0).put((byte) 0);
        }
        return new WireMessage(bytes.put(body));
    }

    private BsonDocument sections() {
        var end = bytes.capacity() - ((flags() & CHECKSUM_PRESENT) != 0 ? Integer.BYTES : 0);
        var whole = new BsonDocument();
        for (int at = HEADER + Integer.BYTES; at < end; ) {
            var isSequence = bytes.get(at) == 1;
            if (isSequence) {
                addSequence(whole, at + 1);
            } else {
                documentAt(at + 1).forEach(whole::put);
            }
            at += 1 + bytes.getInt(at + 1);
        }
        return whole;
    }

    private void addSequence(BsonDocument whole, int at) {
        var name = textAt(at + Integer.BYTES);
        var documents = new BsonArray();
        var end = at + bytes.getInt(at);
        for (int next = at + Integer.BYTES + name.length() + 1; next < end; next += bytes.getInt(next)) {
            documents.add(documentAt(next));
        }
        whole.put(name, documents);
    }

    private BsonDocument documentAt(int at) {
        return new RawBsonDocument(bytes.array(), at, bytes.getInt(at)).decode(CODEC);
    }

    private String collection() {
        return textAt(HEADER + Integer.BYTES);
    }

    /** ASCII, as the names of sections and first databases are. */
    private String textAt(int at) {
        var text = new StringBuilder();
        for (int next = at; bytes.get(next) != 0; next++) {
            text.append((char) bytes.get(next));
        }
        return text.toString();
    }

    private int id() {
        return bytes.getInt(4);
    }

    private int opCode() {
        return bytes.getInt(12);
    }

    private int flags() {
        return bytes.getInt(HEADER);
    }
}
