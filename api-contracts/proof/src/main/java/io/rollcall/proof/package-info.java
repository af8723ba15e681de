/**
 * What the log is proven by, in formats that others check: RFC 6962 trees, signed notes, checkpoints, tiles and proofs
 * (c2sp.org). Plain Java for the server, the command line and an auditor's own programs.
 *
 * <p>Every parser is strict and total: it takes what has one meaning and refuses everything else by
 * {@link io.rollcall.proof.ProofRefused}, whatever it is given. What a caller makes of good values by mistake is an
 * {@link IllegalArgumentException}.
 */
@NullMarked
package io.rollcall.proof;

import org.jspecify.annotations.NullMarked;
