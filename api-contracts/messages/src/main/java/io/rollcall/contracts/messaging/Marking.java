// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

/** What came of having read. */
public enum Marking {
    /** It is known, or there was nothing to read. */
    DONE,
    /** Nobody, or nobody any more, has the partner's id (D-54). */
    NO_SUCH_USER,
    /** Whoever asks has left meanwhile. */
    CALLER_LEFT
}
