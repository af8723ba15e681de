// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.readmark;

/** What came of setting a read mark. */
public enum ReadMarkResult {
    /** The mark is there, or further on. */
    DONE,
    /** There is no such writer, or none any more. */
    NO_SUCH_USER,
    /** The reader has left meanwhile. */
    READER_LEFT
}
