// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.contact;

import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import java.util.List;
import java.util.Set;

/**
 * What may be asked of the address book read model; answered by a list of
 * {@link io.rollcall.contracts.account.SeenUser}, by ascending id.
 */
public sealed interface ContactQuery {

    /**
     * The users behind all numbers of a book.
     *
     * @param after the read waits until this position is in the read models; 0 asks for nothing
     */
    record ListContacts(UserId owner, long after) implements ContactQuery, Query<List<SeenUser>> {}

    /**
     * The users behind these numbers of a book.
     *
     * @param after the read waits until this position is in the read models; 0 asks for nothing
     */
    record ListContactsAmong(UserId owner, Set<NumberId> numbers, long after)
            implements ContactQuery, Query<List<SeenUser>> {}
}
