// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be asked of the read models of messages. */
public sealed interface MessagingQuery {

    /**
     * The last messages of two users, or the last ones before a message; answered by a {@link History}, an empty one
     * where there are none.
     *
     * @param before the number of the message that follows; {@code null} for the newest ones
     * @param limit how many at most; from 1 to {@link #MOST}
     * @param after the read waits until this position is in the read models; 0 asks for nothing
     */
    record ReadHistory(
            UserId viewer, UserId partner, @Nullable Long before, int limit, long after)
            implements MessagingQuery, Query<History> {}

    /**
     * The same of a group, from when on the viewer is its member; answered by an optional {@link GroupHistory}, which
     * is there for members only.
     *
     * @param before the number of the message that follows; {@code null} for the newest ones
     * @param limit how many at most; from 1 to {@link #MOST}
     * @param after the read waits until this position is in the read models; 0 asks for nothing
     */
    record ReadGroupHistory(
            UserId viewer, GroupNameId group, @Nullable Long before, int limit, long after)
            implements MessagingQuery, Query<Optional<GroupHistory>> {}

    /** The most messages that one question gets. */
    int MOST = 50;
}
