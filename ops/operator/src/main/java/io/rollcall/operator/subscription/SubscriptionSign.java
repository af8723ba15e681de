// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import java.util.Set;

/** Something that is shown as the state of a subscription while it is live or catching up. Each is a bean. */
public interface SubscriptionSign {

    /** The state, such as {@code rebuilding}. */
    String state();

    /**
     * The names of the subscriptions that it is so of. May block, for a second at most; where it fails, or takes
     * longer, nothing is shown of it.
     */
    Set<String> names();
}
