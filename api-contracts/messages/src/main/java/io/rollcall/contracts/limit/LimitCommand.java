// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.limit;

import io.rollcall.contracts.shared.Command;

/** What may be asked of a limit in the log. */
public sealed interface LimitCommand extends Command {

    /**
     * Records that budgets were used up; the components are those of {@link LimitEvent.LimitClosed}. Answered by
     * nothing.
     */
    record RecordClosing(String cost, String dimension, long closings, boolean recordOnly) implements LimitCommand {

        @Override
        public String target() {
            return aggregate(cost, dimension);
        }
    }

    /** The identifier of the limit's aggregate in the log. */
    static String aggregate(String cost, String dimension) {
        return "limit-" + cost + "-" + dimension;
    }
}
