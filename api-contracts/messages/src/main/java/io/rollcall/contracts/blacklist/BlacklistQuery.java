// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.blacklist;

import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import java.util.List;

/** What may be asked of the blacklist read model. */
public sealed interface BlacklistQuery {

    /**
     * The users on a user's blacklist, by ascending id, as the user sees them; answered by a list of
     * {@link io.rollcall.contracts.account.SeenUser}.
     *
     * @param after the read waits until this position is in the read models; 0 asks for nothing
     */
    record ListBlocked(UserId owner, long after) implements BlacklistQuery, Query<List<SeenUser>> {}
}
