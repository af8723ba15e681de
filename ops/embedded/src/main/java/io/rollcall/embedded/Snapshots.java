// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.util.Optional;

/**
 * How documents in memory are kept over a stop.
 *
 * @param origin what they are made from, and by what: a file of another origin is ignored
 * @param keys of the files
 */
public record Snapshots(String origin, Keys keys) {

    /** Keys that files are encrypted under, one for each. */
    public interface Keys {

        /** A new one. */
        Key draw();

        /** The key of this name; empty where there is none any more. */
        Optional<byte[]> find(byte[] name);
    }

    /**
     * A key.
     *
     * @param bytes 256 bits
     * @param name stands in the file, and tells nobody the key
     */
    public record Key(byte[] bytes, byte[] name) {}
}
