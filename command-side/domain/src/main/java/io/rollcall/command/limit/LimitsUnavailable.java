// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.rollcall.contracts.shared.Unavailable;

/** Nobody can tell just now whether a limit is reached. */
final class LimitsUnavailable extends RuntimeException implements Unavailable {

    LimitsUnavailable(Throwable cause) {
        super("The budgets cannot be read", cause, false, false);
    }
}
