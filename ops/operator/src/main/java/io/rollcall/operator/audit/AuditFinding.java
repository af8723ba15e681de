// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

/**
 * Something that is not as it was sealed.
 *
 * @param position the first that it may be at
 * @param to the last one: the same where it is known exactly
 * @param what a sentence for people; nothing of what stands there
 */
record AuditFinding(long position, long to, String what) {

    static AuditFinding at(long position, String what) {
        return new AuditFinding(position, position, what);
    }
}
