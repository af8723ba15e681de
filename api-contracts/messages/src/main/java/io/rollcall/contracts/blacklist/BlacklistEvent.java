// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.blacklist;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.serialization.Revision;

/** What has happened to one user's blacklist. */
public sealed interface BlacklistEvent extends Event {

    /** Whose blacklist it is. */
    UserId owner();

    /** The owner wants nothing to do with a user any more. */
    @EventName("blacklist.user-blocked")
    @Revision("1")
    record UserBlocked(UserId owner, UserId blocked) implements BlacklistEvent {}

    /** The owner has forgiven a user. */
    @EventName("blacklist.user-unblocked")
    @Revision("1")
    record UserUnblocked(UserId owner, UserId blocked) implements BlacklistEvent {}

    /** The owner has left, and the list with them. */
    @EventName("blacklist.cleared")
    @Revision("1")
    record BlacklistCleared(UserId owner) implements BlacklistEvent {}
}
