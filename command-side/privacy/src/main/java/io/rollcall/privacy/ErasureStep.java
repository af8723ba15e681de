// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import org.springframework.core.Ordered;

/**
 * One of the things that follow when a user has left: each bean of this type is done, in order. Each may be done again,
 * after a crash in it or behind it.
 */
public interface ErasureStep extends Ordered {

    /** So that meetings soon have a king that is there. */
    int FIRST = 10;

    /** As long as there is anything left to do, what says so can be read. */
    int LAST = 100;

    /** Does it, to the end; throws to be called again. Blocks. */
    void erase(AccountDeleted left);

    /** Where that does not matter, between the first and the last. */
    @Override
    default int getOrder() {
        return (FIRST + LAST) / 2;
    }
}
