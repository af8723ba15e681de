// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** What a file of documents begins with: the format, what the documents were made from, and the name of its key. */
record SnapshotHeader(byte[] origin, byte[] keyName) {

    /** With the version of the format. */
    private static final byte[] FORMAT = "rollcall documents 1\n".getBytes(US_ASCII);

    private static final int HASH = 32;
    private static final int LONGEST_NAME = 1024;

    static SnapshotHeader of(String origin, byte[] keyName) {
        return new SnapshotHeader(hash(origin), keyName);
    }

    /** @throws SnapshotRefused where it is of another format, or of another origin */
    static SnapshotHeader read(DataInputStream file, String origin) throws IOException {
        if (!Arrays.equals(file.readNBytes(FORMAT.length), FORMAT)) {
            throw new SnapshotRefused("it has another format");
        }
        if (!Arrays.equals(file.readNBytes(HASH), hash(origin))) {
            throw new SnapshotRefused("it was made from another log, or by another build");
        }
        var length = file.readUnsignedShort();
        if (length > LONGEST_NAME) {
            throw new SnapshotRefused("it is damaged");
        }
        return of(origin, file.readNBytes(length));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(FORMAT.length + HASH + Short.BYTES + keyName.length)
                .put(FORMAT)
                .put(origin)
                .putShort((short) keyName.length)
                .put(keyName)
                .array();
    }

    private static byte[] hash(String origin) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(origin.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
