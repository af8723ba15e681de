// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.operation;

/** How an operation has ended. Stored in events: names are added, never changed. */
public enum OperationOutcome {
    /** It is as was asked for, and was not before. */
    APPLIED,
    /** It may not be: nothing has changed. */
    REFUSED,
    /** It was so already. */
    NOTHING_TO_DO,
    /** It could not be done; some of it may have been. */
    FAILED,
    /** An operator has ended it; some of it may have been done. */
    CANCELLED
}
