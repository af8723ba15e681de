// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;

/** One of the things that follow when somebody has left. Each may be done again, after a crash in it or behind it. */
@FunctionalInterface
public interface ErasureStep {

    /** Does it, to the end; throws to be called again. Blocks. */
    void clear(AccountDeleted left);
}
