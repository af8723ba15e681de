// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.HashMap;
import java.util.Map;

/**
 * What has become of guarded writes.
 *
 * @param complete whether each found what its guard says, but those that are refused; if not, each may be written or
 *     not
 * @param refused the keys of the documents that the database will never take, each with the reason
 */
record WriteOutcome(boolean complete, Map<Object, String> refused) {

    static final WriteOutcome DONE = new WriteOutcome(true, Map.of());
    static final WriteOutcome OUTDATED = new WriteOutcome(false, Map.of());

    WriteOutcome {
        refused = Map.copyOf(refused);
    }

    static WriteOutcome refused(Object key, String reason) {
        return new WriteOutcome(true, Map.of(key, reason));
    }

    WriteOutcome and(WriteOutcome other) {
        var all = new HashMap<>(refused);
        all.putAll(other.refused);
        return new WriteOutcome(complete && other.complete, all);
    }
}
