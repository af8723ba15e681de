/** That an event is in the log, checked with nothing but files and public keys (c2sp.org/tlog-proof). */
@NullMarked
package io.rollcall.proof.check;

import org.jspecify.annotations.NullMarked;
