/**
 * Text signed by several keys (c2sp.org/signed-note), and the cosignatures of witnesses (c2sp.org/tlog-cosignature).
 */
@NullMarked
package io.rollcall.proof.note;

import org.jspecify.annotations.NullMarked;
