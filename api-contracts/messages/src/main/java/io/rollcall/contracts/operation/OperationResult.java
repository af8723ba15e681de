// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.operation;

/** What came of recording something of an operation. */
public enum OperationResult {
    /** It is recorded. */
    RECORDED,
    /** It was recorded before; what was recorded then stands. */
    KNOWN,
    /** Nothing was recorded of that operation that could end. */
    NO_SUCH_OPERATION
}
