// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Map;
import java.util.Set;

/**
 * What operators have had a read model go on without.
 *
 * @param skipped the positions of events that all of it passes over
 * @param evicted the positions of events that single documents go on without, by the texts of their ids
 */
public record PassedOver(Set<Long> skipped, Map<String, Set<Long>> evicted) {

    /** It has taken all. */
    public static final PassedOver NOTHING = new PassedOver(Set.of(), Map.of());

    public PassedOver {
        skipped = Set.copyOf(skipped);
        evicted = Map.copyOf(evicted);
    }
}
