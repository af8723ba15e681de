// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import tools.jackson.databind.node.ObjectNode;

/** Turns what a version before has stored into what is read now; what is stored stays as it is. */
@FunctionalInterface
public interface EventUpgrade {

    /**
     * Changes an event that is being read, if it concerns it.
     *
     * @param type the event's name
     * @param stored its components, personal ones still encrypted
     */
    void upgrade(String type, ObjectNode stored);
}
