// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may be asked of the account read model. */
public sealed interface AccountQuery {

    /**
     * The whole account of one user; answered by {@code Optional<Account>}.
     *
     * @param after the read waits until this position is in the read model; 0 asks for nothing
     */
    record FindAccount(UserId user, long after) implements AccountQuery, Query<Optional<Account>> {}

    /**
     * Those of these users that there are, by ascending id, as the viewer sees them (A-64..A-81); answered by a list of
     * {@link SeenUser}.
     *
     * @param after the read waits until this position is in the read models; 0 asks for nothing
     */
    record ListUsers(UserId viewer, Set<UserId> users, long after) implements AccountQuery, Query<List<SeenUser>> {}
}
