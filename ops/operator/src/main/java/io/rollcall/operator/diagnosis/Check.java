// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import java.util.List;

/** Looks for one cause. Each is a bean; all of them are found. */
public interface Check {

    /** What it looks for. */
    Cause cause();

    /**
     * Looks. May block, on a virtual thread of its own; nobody waits for it longer than two seconds. What it asks for
     * has to be bounded, whatever the log and the queues hold.
     *
     * @return what was found; empty where all is well
     * @throws Exception where it cannot tell, which is a finding, too
     */
    List<Finding> look() throws Exception;

    /** What it says where it could not tell in time, or failed. */
    default Finding withoutAnswer(String why) {
        return Finding.look(Cause.NOT_CHECKED, cause().text() + " could not be looked at: " + why + ".");
    }
}
