// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

/** What an operator's token is good for. All may see; personal data is masked for each. */
public enum OperatorRole {
    /** Sees. */
    VIEWER,
    /** Sees, and may have personal data unmasked, with a reason that is recorded before. */
    AUDITOR,
    /** Sees, and may act. */
    OPERATOR
}
