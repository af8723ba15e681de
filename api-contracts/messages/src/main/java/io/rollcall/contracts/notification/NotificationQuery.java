// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.notification;

import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;

/** What can be asked of notifications. */
public sealed interface NotificationQuery {

    /**
     * A user's {@link Notifications} that stand behind a position of the log.
     *
     * @param after the position that the answer must have seen; 0 asks for nothing
     */
    record ListNotifications(UserId user, long since, long after) implements NotificationQuery, Query<Notifications> {}
}
