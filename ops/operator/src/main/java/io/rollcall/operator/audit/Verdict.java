// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification has come to.
 *
 * @param sound whether nothing was found
 * @param first where it begins; {@code null} for nothing
 * @param findings the first of them
 * @param found how many there are
 * @param log its name
 * @param from the first position that was read, {@code to} the last one
 * @param head where the log ended
 * @param sealed how far the tree had come: behind that only the chain of hashes was looked at
 * @param root of the tree there, as base64; {@code null} where it cannot be read
 * @param checkpoints how many were looked at
 */
record Verdict(
        boolean sound,
        @Nullable AuditFinding first,
        List<AuditFinding> findings,
        long found,
        String log,
        long from,
        long to,
        long head,
        long sealed,
        @Nullable String root,
        int checkpoints) {}
