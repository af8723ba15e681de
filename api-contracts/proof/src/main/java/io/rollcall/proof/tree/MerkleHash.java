// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.Hash;
import java.security.MessageDigest;

/** How leaves and nodes are hashed (RFC 6962, section 2.1). Not safe for use by several threads. */
public final class MerkleHash {

    /** The root of a tree without leaves. */
    public static final Hash EMPTY = Hash.sha256(new byte[0]);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = Hash.digest();

    /** That of a leaf by its bytes. */
    public Hash leaf(byte[] entry) {
        digest.update(LEAF);
        return Hash.of(digest.digest(entry));
    }

    /** That of a node by its two children. */
    public Hash node(Hash left, Hash right) {
        digest.update(NODE);
        left.into(digest);
        right.into(digest);
        return Hash.of(digest.digest());
    }
}
