// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.subscription.Fence;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Which address books hold which numbers, as of where the policy of the group {@link #GROUP} stands in the log.
 *
 * <p>The policy's owner alone changes it, since what is late could hold again what was let go of since: any other
 * process gets {@link Fence.NotOwned}, and nothing is changed.
 */
public interface NumberHolders {

    /** The processing group, and the name, of the policy that keeps this. */
    String GROUP = "number-holding";

    /** This user's book holds these numbers from here on, so they are not forgotten. Nothing happens a second time. */
    void hold(UserId book, Collection<NumberId> numbers);

    /**
     * This user's book does not hold these numbers any more. Those that no book holds then are due to be looked at
     * again.
     */
    void letGo(UserId book, Collection<NumberId> numbers);

    /** Those of these numbers that some book holds. */
    Set<UUID> heldAmong(Collection<UUID> numbers);
}
