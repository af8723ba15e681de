/** What a log says of itself: how large it is, and the root of its tree (c2sp.org/tlog-checkpoint). */
@NullMarked
package io.rollcall.proof.checkpoint;

import org.jspecify.annotations.NullMarked;
