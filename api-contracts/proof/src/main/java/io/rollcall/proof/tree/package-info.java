/**
 * One Merkle tree over the log (RFC 6962, section 2.1), kept and served by tiles of 256 hashes (c2sp.org/tlog-tiles).
 */
@NullMarked
package io.rollcall.proof.tree;

import org.jspecify.annotations.NullMarked;
