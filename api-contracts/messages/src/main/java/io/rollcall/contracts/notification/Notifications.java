// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.notification;

import java.util.List;

/**
 * What a user has been told of since a position of the log.
 *
 * @param complete whether all of it is here; older ones than the last {@value #KEPT} are not kept
 * @param list in the order of the log
 */
public record Notifications(boolean complete, List<Notification> list) {

    /** How many are kept for each user. */
    public static final int KEPT = 1000;

    public Notifications {
        list = List.copyOf(list);
    }

    /** Nothing new. */
    public static Notifications none() {
        return new Notifications(true, List.of());
    }
}
