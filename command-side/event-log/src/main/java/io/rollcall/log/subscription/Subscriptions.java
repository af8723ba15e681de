// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.List;

/**
 * All subscriptions of this system, as this process sees them.
 *
 * @param all also those that other processes own
 */
public record Subscriptions(List<OwnedSubscription> all) {

    /** Whether this process owns a subscription. */
    public boolean owns(String name) {
        return all.stream().anyMatch(it -> it.name().equals(name) && it.isOwned());
    }

    /** Whether this process owns a subscription, and has not been ordered to let it stand still. */
    public boolean follows(String name) {
        return all.stream().anyMatch(it -> it.name().equals(name) && it.isOwned() && !it.isPaused());
    }
}
