// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

import io.rollcall.contracts.shared.UserId;

/** What may be asked of the account read model. */
public sealed interface AccountQuery {

    /**
     * The whole account of one user; answered by {@code Optional<Account>}.
     *
     * @param after the read waits until this position is in the read model; 0 asks for nothing
     */
    record FindAccount(UserId user, long after) implements AccountQuery {}
}
