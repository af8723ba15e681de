// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.contracts.shared.UserId;
import java.util.Collection;
import java.util.List;

/**
 * Which users are connected to which process, outside the log: what one has said counts for as long as it renews its
 * lease, by one clock for all. All methods block.
 */
public interface PresenceLeases {

    /**
     * Renews the lease of this process.
     *
     * @return whether there was none to renew, so that nobody counts as connected to this process until they
     *     {@link #enter}
     */
    boolean renew();

    /** These users are connected to this process, which has a lease. */
    void enter(Collection<UserId> users);

    /** This user is connected to this process no more. */
    void leave(UserId user);

    /** Whether a user is connected to a process that is there. */
    default boolean has(UserId user) {
        return hasAnyOf(List.of(user));
    }

    /** Whether one of these users is. */
    boolean hasAnyOf(Collection<UserId> users);

    /** Forgets processes that have been away for long. */
    void sweep();

    /** Gives the lease up: nobody is connected to this process. */
    void end();
}
