// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.contracts.shared.UserId;
import java.util.List;

/** Chooses the next king when a king has left (B-72). */
@FunctionalInterface
interface Succession {

    /** @param remaining by ascending id, at least one */
    UserId among(List<UserId> remaining);
}
