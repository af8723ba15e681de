// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.privacy;

/** Makes HMAC-SHA-256 digests (RFC 2104) under keys that no database sees, the same in all processes of a fleet. */
@FunctionalInterface
public interface KeyedDigests {

    /** What a digest is for. Each has a key of its own, so that a digest of one use says nothing in another. */
    enum Use {
        /** What is kept of a token that is too short for a plain digest. */
        TOKEN,
        /** Shows that a stored document was written by Rollcall. */
        DOCUMENT,
        /** Stands on the stream for what must not be there. */
        STREAM,
        /** Stands for clients, numbers and names in the tables of limits. */
        LIMIT
    }

    /** 64 hex digits. */
    String digest(Use use, String text);
}
