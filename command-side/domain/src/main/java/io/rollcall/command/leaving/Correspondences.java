// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.contracts.shared.UserId;
import java.util.List;

/** Which users have written to each other, as of where the policy of the group {@link Memberships#GROUP} stands. */
public interface Correspondences {

    /** Keeps that these two have a conversation; the same again changes nothing. */
    void add(UserId one, UserId other);

    /** The users that a user has a conversation with, by their numbers. */
    List<UserId> of(UserId user);
}
